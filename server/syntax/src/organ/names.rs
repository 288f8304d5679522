//! Names of the organs in the six languages.
//!
//! English and Chinese names are those of the Organization's reference table of organs. The General Assembly, the Security Council, the
//! Economic and Social Council and the Human Rights Council have their names in the other languages from headings of published programme
//! budgets. The other organs' names in French, Spanish, Russian and Arabic were not checked against a published document: they are read, and
//! [`Organ::has_verified_name`] says that they are not to be offered.

use super::Organ;
use crate::Language;

/// The names of one organ.
pub(super) struct Names {
    ar: &'static str,
    en: &'static str,
    /// Name, and name after a noun.
    es: [&'static str; 2],
    fr: [&'static str; 2],
    ru: [&'static str; 2],
    zh: &'static str,
    /// Short names, older names and inflected forms, for reading.
    pub(super) others: &'static [&'static str],
}

impl Names {
    pub(super) fn name(&self, language: Language) -> &'static str {
        match language {
            Language::Ar => self.ar,
            Language::En => self.en,
            Language::Es => self.es[0],
            Language::Fr => self.fr[0],
            Language::Ru => self.ru[0],
            Language::Zh => self.zh,
        }
    }

    pub(super) fn after_noun(&self, language: Language) -> &'static str {
        match language {
            Language::Es => self.es[1],
            Language::Fr => self.fr[1],
            Language::Ru => self.ru[1],
            Language::Ar | Language::En | Language::Zh => self.name(language),
        }
    }
}

impl Organ {
    pub(super) fn names(self) -> &'static Names {
        match self {
            Self::GeneralAssembly => &Names {
                ar: "الجمعية العامة",
                en: "General Assembly",
                es: ["Asamblea General", "de la Asamblea General"],
                fr: ["Assemblée générale", "de l’Assemblée générale"],
                ru: ["Генеральная Ассамблея", "Генеральной Ассамблеи"],
                zh: "大会",
                others: &[
                    "Assembly",
                    "Assemblée",
                    "Asamblea",
                    "генеральн* ассамбле*",
                    "ассамбле*",
                    "جمعية العامة",
                    "联大",
                ],
            },
            Self::SecurityCouncil => &Names {
                ar: "مجلس الأمن",
                en: "Security Council",
                es: ["Consejo de Seguridad", "del Consejo de Seguridad"],
                fr: ["Conseil de sécurité", "du Conseil de sécurité"],
                ru: ["Совет Безопасности", "Совета Безопасности"],
                zh: "安全理事会",
                others: &["安理会", "совет* безопасности"],
            },
            Self::EconomicAndSocialCouncil => &Names {
                ar: "المجلس الاقتصادي والاجتماعي",
                en: "Economic and Social Council",
                es: ["Consejo Económico y Social", "del Consejo Económico y Social"],
                fr: ["Conseil économique et social", "du Conseil économique et social"],
                ru: ["Экономический и Социальный Совет", "Экономического и Социального Совета"],
                zh: "经济及社会理事会",
                others: &[
                    "经社理事会",
                    "经济和社会理事会",
                    "ECOSOC",
                    "экономическ* и социальн* совет*",
                    "مجلس الاقتصادي والاجتماعي",
                ],
            },
            Self::HumanRightsCouncil => &Names {
                ar: "مجلس حقوق الإنسان",
                en: "Human Rights Council",
                es: ["Consejo de Derechos Humanos", "del Consejo de Derechos Humanos"],
                fr: ["Conseil des droits de l’homme", "du Conseil des droits de l’homme"],
                ru: ["Совет по правам человека", "Совета по правам человека"],
                zh: "人权理事会",
                others: &["совет* по правам человека"],
            },
            Self::CommissionOnNarcoticDrugs => &Names {
                ar: "لجنة المخدرات",
                en: "Commission on Narcotic Drugs",
                es: ["Comisión de Estupefacientes", "de la Comisión de Estupefacientes"],
                fr: ["Commission des stupéfiants", "de la Commission des stupéfiants"],
                ru: ["Комиссия по наркотическим средствам", "Комиссии по наркотическим средствам"],
                zh: "麻醉药品委员会",
                others: &["麻委会", "комисси* по наркотическим средствам"],
            },
            Self::CommissionOnCrimePrevention => &Names {
                ar: "لجنة منع الجريمة والعدالة الجنائية",
                en: "Commission on Crime Prevention and Criminal Justice",
                es: [
                    "Comisión de Prevención del Delito y Justicia Penal",
                    "de la Comisión de Prevención del Delito y Justicia Penal",
                ],
                fr: [
                    "Commission pour la prévention du crime et la justice pénale",
                    "de la Commission pour la prévention du crime et la justice pénale",
                ],
                ru: [
                    "Комиссия по предупреждению преступности и уголовному правосудию",
                    "Комиссии по предупреждению преступности и уголовному правосудию",
                ],
                zh: "预防犯罪和刑事司法委员会",
                others: &["комисси* по предупреждению преступности и уголовному правосудию"],
            },
            Self::CommissionOnPopulation => &Names {
                ar: "لجنة السكان والتنمية",
                en: "Commission on Population and Development",
                es: ["Comisión de Población y Desarrollo", "de la Comisión de Población y Desarrollo"],
                fr: [
                    "Commission de la population et du développement",
                    "de la Commission de la population et du développement",
                ],
                ru: ["Комиссия по народонаселению и развитию", "Комиссии по народонаселению и развитию"],
                zh: "人口与发展委员会",
                others: &["人口和发展委员会", "комисси* по народонаселению и развитию"],
            },
            Self::CommissionOnTheStatusOfWomen => &Names {
                ar: "لجنة وضع المرأة",
                en: "Commission on the Status of Women",
                es: [
                    "Comisión de la Condición Jurídica y Social de la Mujer",
                    "de la Comisión de la Condición Jurídica y Social de la Mujer",
                ],
                fr: [
                    "Commission de la condition de la femme",
                    "de la Commission de la condition de la femme",
                ],
                ru: ["Комиссия по положению женщин", "Комиссии по положению женщин"],
                zh: "妇女地位委员会",
                others: &["комисси* по положению женщин"],
            },
            Self::StatisticalCommission => &Names {
                ar: "اللجنة الإحصائية",
                en: "Statistical Commission",
                es: ["Comisión de Estadística", "de la Comisión de Estadística"],
                fr: ["Commission de statistique", "de la Commission de statistique"],
                ru: ["Статистическая комиссия", "Статистической комиссии"],
                zh: "统计委员会",
                others: &["статистическ* комисси*", "لجنة الإحصائية"],
            },
            Self::Eca => &Names {
                ar: "اللجنة الاقتصادية لأفريقيا",
                en: "Economic Commission for Africa",
                es: ["Comisión Económica para África", "de la Comisión Económica para África"],
                fr: ["Commission économique pour l’Afrique", "de la Commission économique pour l’Afrique"],
                ru: ["Экономическая комиссия для Африки", "Экономической комиссии для Африки"],
                zh: "非洲经济委员会",
                others: &[
                    "非洲经委会",
                    "ECA",
                    "CEA",
                    "CEPA",
                    "экономическ* комисси* для африки",
                    "لجنة الاقتصادية لأفريقيا",
                ],
            },
            Self::Ece => &Names {
                ar: "اللجنة الاقتصادية لأوروبا",
                en: "Economic Commission for Europe",
                es: ["Comisión Económica para Europa", "de la Comisión Económica para Europa"],
                fr: ["Commission économique pour l’Europe", "de la Commission économique pour l’Europe"],
                ru: ["Европейская экономическая комиссия", "Европейской экономической комиссии"],
                zh: "欧洲经济委员会",
                others: &[
                    "欧洲经委会",
                    "ECE",
                    "CEE",
                    "CEPE",
                    "европейск* экономическ* комисси*",
                    "لجنة الاقتصادية لأوروبا",
                ],
            },
            Self::Eclac => &Names {
                ar: "اللجنة الاقتصادية لأمريكا اللاتينية ومنطقة البحر الكاريبي",
                en: "Economic Commission for Latin America and the Caribbean",
                es: [
                    "Comisión Económica para América Latina y el Caribe",
                    "de la Comisión Económica para América Latina y el Caribe",
                ],
                fr: [
                    "Commission économique pour l’Amérique latine et les Caraïbes",
                    "de la Commission économique pour l’Amérique latine et les Caraïbes",
                ],
                ru: [
                    "Экономическая комиссия для Латинской Америки и Карибского бассейна",
                    "Экономической комиссии для Латинской Америки и Карибского бассейна",
                ],
                zh: "拉丁美洲和加勒比经济委员会",
                others: &[
                    "拉加经委会",
                    "拉丁美洲经济委员会",
                    "ECLAC",
                    "CEPAL",
                    "CEPALC",
                    "экономическ* комисси* для латинской америки и карибского бассейна",
                    "لجنة الاقتصادية لأمريكا اللاتينية ومنطقة البحر الكاريبي",
                ],
            },
            Self::Escap => &Names {
                ar: "اللجنة الاقتصادية والاجتماعية لآسيا والمحيط الهادئ",
                en: "Economic and Social Commission for Asia and the Pacific",
                es: [
                    "Comisión Económica y Social para Asia y el Pacífico",
                    "de la Comisión Económica y Social para Asia y el Pacífico",
                ],
                fr: [
                    "Commission économique et sociale pour l’Asie et le Pacifique",
                    "de la Commission économique et sociale pour l’Asie et le Pacifique",
                ],
                ru: [
                    "Экономическая и социальная комиссия для Азии и Тихого океана",
                    "Экономической и социальной комиссии для Азии и Тихого океана",
                ],
                zh: "亚洲及太平洋经济社会委员会",
                others: &[
                    "亚太经社会",
                    "亚洲及太平洋经济和社会委员会",
                    "亚洲及远东经济委员会",
                    "ESCAP",
                    "CESAP",
                    "CESPAP",
                    "экономическ* и социальн* комисси* для азии и тихого океана",
                    "لجنة الاقتصادية والاجتماعية لآسيا والمحيط الهادئ",
                ],
            },
            Self::Escwa => &Names {
                ar: "اللجنة الاقتصادية والاجتماعية لغربي آسيا",
                en: "Economic and Social Commission for Western Asia",
                es: [
                    "Comisión Económica y Social para Asia Occidental",
                    "de la Comisión Económica y Social para Asia Occidental",
                ],
                fr: [
                    "Commission économique et sociale pour l’Asie occidentale",
                    "de la Commission économique et sociale pour l’Asie occidentale",
                ],
                ru: [
                    "Экономическая и социальная комиссия для Западной Азии",
                    "Экономической и социальной комиссии для Западной Азии",
                ],
                zh: "西亚经济社会委员会",
                others: &[
                    "西亚经济及社会委员会",
                    "西亚经济和社会委员会",
                    "西亚经社会",
                    "ESCWA",
                    "CESAO",
                    "CESPAO",
                    "экономическ* и социальн* комисси* для западной азии",
                    "لجنة الاقتصادية والاجتماعية لغربي آسيا",
                ],
            },
            Self::UnepGoverningCouncil => &Names {
                ar: "مجلس إدارة برنامج الأمم المتحدة للبيئة",
                en: "Governing Council of the United Nations Environment Programme",
                es: [
                    "Consejo de Administración del Programa de las Naciones Unidas para el Medio Ambiente",
                    "del Consejo de Administración del Programa de las Naciones Unidas para el Medio Ambiente",
                ],
                fr: [
                    "Conseil d’administration du Programme des Nations Unies pour l’environnement",
                    "du Conseil d’administration du Programme des Nations Unies pour l’environnement",
                ],
                ru: [
                    "Совет управляющих Программы Организации Объединенных Наций по окружающей среде",
                    "Совета управляющих Программы Организации Объединенных Наций по окружающей среде",
                ],
                zh: "联合国环境规划署理事会",
                others: &[
                    "环境规划署理事会",
                    "环境署理事会",
                    "UNEP Governing Council",
                    "Governing Council of UNEP",
                    "Conseil d’administration du PNUE",
                    "Consejo de Administración del PNUMA",
                    "совет* управляющих программы организации объединенных наций по окружающей среде",
                    "совет* управляющих юнеп",
                ],
            },
            Self::EnvironmentAssembly => &Names {
                ar: "جمعية الأمم المتحدة للبيئة",
                en: "United Nations Environment Assembly",
                es: [
                    "Asamblea de las Naciones Unidas sobre el Medio Ambiente",
                    "de la Asamblea de las Naciones Unidas sobre el Medio Ambiente",
                ],
                fr: [
                    "Assemblée des Nations Unies pour l’environnement",
                    "de l’Assemblée des Nations Unies pour l’environnement",
                ],
                ru: [
                    "Ассамблея Организации Объединенных Наций по окружающей среде",
                    "Ассамблеи Организации Объединенных Наций по окружающей среде",
                ],
                zh: "联合国环境大会",
                others: &[
                    "环境大会",
                    "Environment Assembly",
                    "UNEA",
                    "Assemblée pour l’environnement",
                    "Asamblea sobre el Medio Ambiente",
                    "ассамбле* организации объединенных наций по окружающей среде",
                    "جمعية البيئة",
                ],
            },
            Self::UnHabitatGoverningCouncil => &Names {
                ar: "مجلس إدارة موئل الأمم المتحدة",
                en: "Governing Council of UN-Habitat",
                es: [
                    "Consejo de Administración de ONU-Hábitat",
                    "del Consejo de Administración de ONU-Hábitat",
                ],
                fr: ["Conseil d’administration d’ONU-Habitat", "du Conseil d’administration d’ONU-Habitat"],
                ru: ["Совет управляющих ООН-Хабитат", "Совета управляющих ООН-Хабитат"],
                zh: "人居署理事会",
                others: &[
                    "联合国人居署理事会",
                    "联合国人类住区规划署理事会",
                    "UN-Habitat Governing Council",
                    "Governing Council of the United Nations Human Settlements Programme",
                    "совет* управляющих оон-хабитат",
                ],
            },
            Self::OrganizedCrimeConference => &Names {
                ar: "مؤتمر الأطراف في اتفاقية الأمم المتحدة لمكافحة الجريمة المنظمة عبر الوطنية",
                en: "Conference of the Parties to the United Nations Convention against Transnational Organized Crime",
                es: [
                    "Conferencia de las Partes en la Convención de las Naciones Unidas contra la Delincuencia Organizada Transnacional",
                    "de la Conferencia de las Partes en la Convención de las Naciones Unidas contra la Delincuencia Organizada Transnacional",
                ],
                fr: [
                    "Conférence des Parties à la Convention des Nations Unies contre la criminalité transnationale organisée",
                    "de la Conférence des Parties à la Convention des Nations Unies contre la criminalité transnationale organisée",
                ],
                ru: [
                    "Конференция участников Конвенции Организации Объединенных Наций против транснациональной организованной преступности",
                    "Конференции участников Конвенции Организации Объединенных Наций против транснациональной организованной преступности",
                ],
                zh: "联合国打击跨国有组织犯罪公约缔约方会议",
                others: &[
                    "《联合国打击跨国有组织犯罪公约》缔约方会议",
                    "Conference of the Parties to the Convention against Transnational Organized Crime",
                    "конференци* участников конвенции организации объединенных наций против транснациональной организованной преступности",
                ],
            },
            Self::CorruptionConference => &Names {
                ar: "مؤتمر الدول الأطراف في اتفاقية الأمم المتحدة لمكافحة الفساد",
                en: "Conference of the States Parties to the United Nations Convention against Corruption",
                es: [
                    "Conferencia de los Estados Partes en la Convención de las Naciones Unidas contra la Corrupción",
                    "de la Conferencia de los Estados Partes en la Convención de las Naciones Unidas contra la Corrupción",
                ],
                fr: [
                    "Conférence des États parties à la Convention des Nations Unies contre la corruption",
                    "de la Conférence des États parties à la Convention des Nations Unies contre la corruption",
                ],
                ru: [
                    "Конференция государств — участников Конвенции Организации Объединенных Наций против коррупции",
                    "Конференции государств — участников Конвенции Организации Объединенных Наций против коррупции",
                ],
                zh: "联合国反腐败公约缔约国会议",
                others: &[
                    "《联合国反腐败公约》缔约国会议",
                    "Conference of the States Parties to the Convention against Corruption",
                    "конференци* государств - участников конвенции организации объединенных наций против коррупции",
                ],
            },
            Self::ClimateConference => &Names {
                ar: "مؤتمر الأطراف في اتفاقية الأمم المتحدة الإطارية بشأن تغير المناخ",
                en: "Conference of the Parties to the United Nations Framework Convention on Climate Change",
                es: [
                    "Conferencia de las Partes en la Convención Marco de las Naciones Unidas sobre el Cambio Climático",
                    "de la Conferencia de las Partes en la Convención Marco de las Naciones Unidas sobre el Cambio Climático",
                ],
                fr: [
                    "Conférence des Parties à la Convention-cadre des Nations Unies sur les changements climatiques",
                    "de la Conférence des Parties à la Convention-cadre des Nations Unies sur les changements climatiques",
                ],
                ru: [
                    "Конференция Сторон Рамочной конвенции Организации Объединенных Наций об изменении климата",
                    "Конференции Сторон Рамочной конвенции Организации Объединенных Наций об изменении климата",
                ],
                zh: "联合国气候变化框架公约缔约方大会",
                others: &[
                    "《联合国气候变化框架公约》缔约方大会",
                    "《联合国气候变化框架公约》缔约方会议",
                    "联合国气候变化框架公约缔约方会议",
                    "Conference of the Parties to the Framework Convention on Climate Change",
                    "конференци* сторон рамочной конвенции организации объединенных наций об изменении климата",
                ],
            },
            Self::TradeAndDevelopmentBoard => &Names {
                ar: "مجلس التجارة والتنمية",
                en: "Trade and Development Board",
                es: ["Junta de Comercio y Desarrollo", "de la Junta de Comercio y Desarrollo"],
                fr: ["Conseil du commerce et du développement", "du Conseil du commerce et du développement"],
                ru: ["Совет по торговле и развитию", "Совета по торговле и развитию"],
                zh: "贸易和发展理事会",
                others: &["贸发理事会", "贸易与发展理事会", "совет* по торговле и развитию"],
            },
        }
    }
}
