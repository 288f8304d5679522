//! The language in which the program speaks.

use clap::ValueEnum;
use clap::builder::PossibleValue;
use planmark_findings::message::LANGUAGES;
use planmark_syntax::Language;

/// A language that all messages are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DisplayLanguage(Language);

/// The languages of the table of messages, as clap wants them: for all time.
const ALL: [DisplayLanguage; LANGUAGES.len()] = {
    let mut all = [DisplayLanguage(LANGUAGES[0]); LANGUAGES.len()];
    let mut index = 0;
    while index < LANGUAGES.len() {
        all[index] = DisplayLanguage(LANGUAGES[index]);
        index += 1;
    }
    all
};

impl ValueEnum for DisplayLanguage {
    fn value_variants<'a>() -> &'a [Self] {
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.code()))
    }
}

impl DisplayLanguage {
    pub(super) fn language(self) -> Language {
        self.0
    }

    /// The language of the user's environment, or else English.
    pub(super) fn from_environment() -> Self {
        Self::of_locales(
            ["LC_ALL", "LC_MESSAGES", "LANG"].map(|name| std::env::var(name).unwrap_or_default()),
        )
    }

    /// The first locale that is set decides (POSIX, “Environment Variables”, 8.2), even if its language is none of ours.
    fn of_locales(locales: impl IntoIterator<Item = String>) -> Self {
        let locale = locales.into_iter().find(|locale| !locale.is_empty()).unwrap_or_default();
        let spoken = Language::of_locale(&locale);
        ALL.into_iter().find(|language| Some(language.0) == spoken).unwrap_or(ALL[0])
    }
}

#[cfg(test)]
mod tests {
    use planmark_syntax::Language;

    use super::DisplayLanguage;

    #[test]
    fn the_first_locale_that_is_set_decides() {
        let language =
            |locales: [&str; 3]| DisplayLanguage::of_locales(locales.map(str::to_owned)).language();
        assert_eq!(language(["", "", "zh_CN.UTF-8"]), Language::Zh);
        assert_eq!(language(["", "zh_TW", "en_US.UTF-8"]), Language::Zh);
        assert_eq!(language(["C", "zh_CN", "zh_CN"]), Language::En);
        assert_eq!(language(["fr_CH.UTF-8", "", ""]), Language::En);
        assert_eq!(language(["", "", ""]), Language::En);
    }
}
