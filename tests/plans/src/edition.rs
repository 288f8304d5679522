//! Which documents there are and what they are called.

use std::path::PathBuf;

use fastrand::Rng;

use crate::words::{Language, Lexicon};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Annual,
    Biennial,
}

/// Documents that refer to each other.
#[derive(Debug)]
pub(crate) struct Edition {
    pub(crate) number: usize,
    pub(crate) format: Format,
    pub(crate) language: Language,
    /// The session of the General Assembly that it is submitted to.
    pub(crate) session: u32,
    pub(crate) symbol: String,
    pub(crate) programmes: usize,
}

impl Edition {
    /// Editions of twenty sessions, three annual ones for a biennial one, two Chinese ones for an English one.
    pub(crate) fn numbered(number: usize, programmes: usize) -> Self {
        let session = 66 + u32::try_from(number % 20).unwrap_or(0);
        let series = number / 20;
        let symbol = if series == 0 { format!("A/{session}/6") } else { format!("A/C.5/{session}/{series}") };
        Self {
            number,
            format: if number % 4 == 3 { Format::Biennial } else { Format::Annual },
            language: if number % 3 == 1 { Language::English } else { Language::Chinese },
            session,
            symbol,
            programmes,
        }
    }

    pub(crate) fn folder(&self) -> PathBuf {
        PathBuf::from(self.symbol.replace('/', "_"))
    }

    /// The year that an annual plan is for, or the first of the two.
    pub(crate) fn year(&self) -> u32 {
        self.session + 1946 + u32::from(self.format == Format::Biennial)
    }
}

/// What others have to know of a programme to refer to it.
#[derive(Debug)]
pub(crate) struct Outline {
    pub(crate) programme: usize,
    /// The number that the paragraphs carry.
    pub(crate) chapter: usize,
    pub(crate) title: String,
    pub(crate) office: String,
    pub(crate) subprogrammes: Vec<Subprogramme>,
    /// For whatever is written of it.
    pub(crate) rng: Rng,
}

#[derive(Debug)]
pub(crate) struct Subprogramme {
    pub(crate) title: String,
    pub(crate) division: String,
}

impl Outline {
    pub(crate) fn of(edition: &Edition, programme: usize) -> Self {
        let count = if edition.format == Format::Annual { 2..6 } else { 5..14 };
        Self::with_subprogrammes(edition, programme, |rng| rng.usize(count))
    }

    pub(crate) fn with_subprogrammes(
        edition: &Edition,
        programme: usize,
        count: impl FnOnce(&mut Rng) -> usize,
    ) -> Self {
        let seed = edition.number.wrapping_mul(1_000).wrapping_add(programme) as u64;
        let mut rng = Rng::with_seed(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let lexicon = Lexicon::of(edition.language);
        let title = lexicon.title(&mut rng);
        let office = lexicon.office(&mut rng);
        let subprogrammes = (0..count(&mut rng))
            .map(|_| Subprogramme { title: lexicon.title(&mut rng), division: lexicon.division(&mut rng) })
            .collect();
        let chapter = if edition.format == Format::Annual { programme + 2 } else { programme };
        Self { programme, chapter, title, office, subprogrammes, rng }
    }
}
