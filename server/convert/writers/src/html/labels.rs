//! The few words that the page has and the plan has not, in the six languages.

use planmark_syntax::Language;

/// The words of a language.
pub(super) struct Labels {
    /// The head of the right column beside expected accomplishments.
    pub(super) indicators: &'static str,
    /// The caption of that table.
    pub(super) framework: &'static str,
    /// The heads of a list of mandates.
    pub(super) number: &'static str,
    pub(super) title: &'static str,
    /// The heading of the footnotes.
    pub(super) notes: &'static str,
    /// What the link from a footnote back to its mark is called.
    pub(super) back: &'static str,
    /// The title of a page without any heading.
    pub(super) plan: &'static str,
}

impl Labels {
    /// The words of a language.
    pub(super) fn of(language: Language) -> &'static Self {
        match language {
            Language::Ar => &Self {
                indicators: "مؤشرات الإنجاز",
                framework: "الإنجازات المتوقعة ومؤشرات الإنجاز",
                number: "الرقم",
                title: "العنوان",
                notes: "الحواشي",
                back: "العودة إلى النص",
                plan: "الخطة البرنامجية",
            },
            Language::En => &Self {
                indicators: "Indicators of achievement",
                framework: "Expected accomplishments and indicators of achievement",
                number: "Number",
                title: "Title",
                notes: "Notes",
                back: "Back to the text",
                plan: "Programme plan",
            },
            Language::Es => &Self {
                indicators: "Indicadores de progreso",
                framework: "Logros previstos e indicadores de progreso",
                number: "Número",
                title: "Título",
                notes: "Notas",
                back: "Volver al texto",
                plan: "Plan por programas",
            },
            Language::Fr => &Self {
                indicators: "Indicateurs de succès",
                framework: "Réalisations escomptées et indicateurs de succès",
                number: "Numéro",
                title: "Titre",
                notes: "Notes",
                back: "Retour au texte",
                plan: "Plan-programme",
            },
            Language::Ru => &Self {
                indicators: "Показатели достижения результатов",
                framework: "Ожидаемые достижения и показатели достижения результатов",
                number: "Номер",
                title: "Название",
                notes: "Примечания",
                back: "Назад к тексту",
                plan: "План по программам",
            },
            Language::Zh => &Self {
                indicators: "绩效指标",
                framework: "预期成绩和绩效指标",
                number: "编号",
                title: "标题",
                notes: "注",
                back: "返回正文",
                plan: "方案计划",
            },
        }
    }
}
