//! Fonts whose letters are pictures: which sign of Unicode each of them shows.
//!
//! Word stores such a sign by its code in the font, in the private range from F000 or in ASCII. The tables are those of
//! dingbat-to-unicode 1.0.2 (BSD-2-Clause), which follow Unicode's own list of the signs of Wingdings and Webdings (L2/11-196).

use planmark_convert_model::traced::Traced;

/// A font whose letters are pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SymbolFont(&'static str);

/// What stands in a table for a sign that Unicode does not have.
const NONE: char = '\u{FFFD}';

impl SymbolFont {
    /// The font of that name.
    pub(super) fn named(name: &str) -> Option<Self> {
        let name: String =
            name.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        Some(Self(match name.as_str() {
            "symbol" | "symbolmt" => SYMBOL,
            "wingdings" => WINGDINGS,
            "wingdings2" => WINGDINGS_2,
            "wingdings3" => WINGDINGS_3,
            "webdings" => WEBDINGS,
            _ => return None,
        }))
    }

    /// The sign that `code` shows; `None` if Unicode has none.
    pub(super) fn sign(self, code: char) -> Option<char> {
        let code = match u32::from(code) {
            private @ 0xF000..=0xF0FF => private - 0xF000,
            other => other,
        };
        let place = usize::try_from(code.checked_sub(0x20)?).ok()?;
        self.0.chars().nth(place).filter(|sign| *sign != NONE)
    }

    /// `text` set in this font, as it is read. A sign that is not known stays.
    pub(super) fn read(self, text: &Traced) -> Traced {
        text.with_signs(|code| Some(self.sign(code).unwrap_or(code)))
    }
}

/// Whether `sign` stands in the private range where Word keeps signs of such fonts.
pub(super) fn is_private(sign: char) -> bool {
    matches!(sign, '\u{F000}'..='\u{F0FF}')
}

/// The signs of Symbol, from 20 to FF.
const SYMBOL: &str = "\
\u{20}!∀#∃%&∍()*+,−./0123456789:;<=>?\
≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_\
‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}~\u{FFFD}\
\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\
€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵\
ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓\
◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭\u{FFFD}";

/// The signs of Wingdings, from 20 to FF.
const WINGDINGS: &str = "\
\u{20}🖉✂✁👓🕭🕮🕯🕿✆🖂🖃📪📫📬📭🗀🗁🗎🗏🗐🗄⌛🖮🖰🖲🖳🖴🖫🖬✇✍\
🖎✌🖏👍👎☜☞☝☟🖐☺😐☹💣🕱🏳🏱✈☼🌢❄🕆✞🕈✠✡☪☯🕉☸♈♉\
♊♋♌♍♎♏♐♑♒♓🙰🙵⚫🔾◼🞏🞐❑❒🞟⧫◆❖⬩⌧⮹⌘🏵🏶🙶🙷▯\
🄋➀➁➂➃➄➅➆➇➈➉🄌➊➋➌➍➎➏➐➑➒➓🙢🙠🙡🙣🙞🙜🙝🙟∙•\
⬝⭘🞆🞈🞊🞋🔿▪🞎🟁🟅★🟋🟏🟓🟑⯐⌖⯎⯏⯑✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘\
🕙🕚🕛⮰⮱⮲⮳⮴⮵⮶⮷🙪🙫🙕🙔🙗🙖🙐🙑🙒🙓⌫⌦⮘⮚⮙⮛⮈⮊⮉⮋🡨\
🡪🡩🡫🡬🡭🡯🡮🡸🡺🡹🡻🡼🡽🡿🡾⇦⇨⇧⇩⬄⇳⬁⬀⬃⬂🢬🢭🗶✓🗷🗹\u{FFFD}";

/// The signs of Wingdings 2, from 20 to FF.
const WINGDINGS_2: &str = "\
\u{20}🖊🖋🖌🖍✄✀🕾🕽🗅🗆🗇🗈🗉🗊🗋🗌🗍📋🗑🗔🖵🖶🖷🖸🖭🖯🖱🖒🖓🖘🖙\
🖚🖛👈👉🖜🖝🖞🖟🖠🖡👆👇🖢🖣🖑🗴🗸🗵☑⮽☒⮾⮿🛇⦸🙱🙴🙲🙳‽🙹🙺\
🙻🙦🙤🙥🙧🙚🙘🙙🙛⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿\u{FFFD}\
☉🌕☽☾⸿✝🕇🕜🕝🕞🕟🕠🕡🕢🕣🕤🕥🕦🕧🙨🙩⋅🞄⦁●○🞅🞇🞉⊙⦿🞌\
🞍◾■□🞑🞒🞓🞔▣🞕🞖🞗🞘⬩⬥◇🞚◈🞛🞜🞝🞞⬪⬧◊🞠◖◗⯊⯋⯀⯁\
⬟⯂⬣⬢⯃⯄🞡🞢🞣🞤🞥🞦🞧🞨🞩🞪🞫🞬🞭🞮🞯🞰🞱🞲🞳🞴🞵🞶🞷🞸🞹🞺\
🞻🞼🞽🞾🞿🟀🟂🟄🟆🟉🟊✶🟌🟎🟐🟒✹🟃🟇✯🟍🟔⯌⯍※⁂\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}";

/// The signs of Wingdings 3, from 20 to FF.
const WINGDINGS_3: &str = "\
\u{20}⭠⭢⭡⭣⭦⭧⭩⭨⭰⭲⭱⭳⭶⭸⭻⭽⭤⭥⭪⭬⭫⭭⭍⮠⮡⮢⮣⮤⮥⮦⮧\
⮐⮑⮒⮓⮀⮃⭾⭿⮄⮆⮅⮇⮏⮍⮎⮌⭮⭯⎋⌤⌃⌥␣⍽⇪⮸🢠🢡🢢🢣🢤🢥\
🢦🢧🢨🢩🢪🢫🡐🡒🡑🡓🡔🡕🡗🡖🡘🡙▲▼△▽◀▶◁▷◣◢◤◥🞀🞂🞁\u{FFFD}\
🞃⯅⯆⯇⯈⮜⮞⮝⮟🠐🠒🠑🠓🠔🠖🠕🠗🠘🠚🠙🠛🠜🠞🠝🠟🠀🠂🠁🠃🠄🠆🠅\
🠇🠈🠊🠉🠋🠠🠢🠤🠦🠨🠪🠬🢜🢝🢞🢟🠮🠰🠲🠴🠶🠸🠺🠹🠻🢘🢚🢙🢛🠼🠾🠽\
🠿🡀🡂🡁🡃🡄🡆🡅🡇⮨⮩⮪⮫⮬⮭⮮⮯🡠🡢🡡🡣🡤🡥🡧🡦🡰🡲🡱🡳🡴🡵🡷\
🡶🢀🢂🢁🢃🢄🢅🢇🢆🢐🢒🢑🢓🢔🢖🢕🢗\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}";

/// The signs of Webdings, from 20 to FF.
const WEBDINGS: &str = "\
\u{20}🕷🕸🕲🕶🏆🎖🖇🗨🗩🗰🗱🌶🎗🙾🙼🗕🗖🗗⏴⏵⏶⏷⏪⏩⏮⏭⏸⏹⏺🗚🗳\
🛠🏗🏘🏙🏚🏜🏭🏛🏠🏖🏝🛣🔍🏔👁👂🏞🏕🛤🏟🛳🕬🕫🕨🔈🎔🎕🗬🙽🗭🗪🗫\
⮔✔🚲⬜🛡📦🛱⬛🚑🛈🛩🛰🟈🕴⬤🛥🚔🗘🗙❓🛲🚇🚍⛳⦸⊖🚭🗮⏐🗯🗲\u{FFFD}\
🚹🚺🛉🛊🚼👽🏋⛷🏂🏌🏊🏄🏍🏎🚘🗠🛢💰🏷💳👪🗡🗢🗣✯🖄🖅🖃🖆🖹🖺🖻\
🕵🕰🖽🖾📋🗒🗓🕮📚🗞🗟🗃🗂🖼🎭🎜🎘🎙🎧💿🎞📷🎟🎬📽📹📾📻🎚🎛📺💻\
🖥🖦🖧🕹🎮🕻🕼📟🖁🖀🖨🖩🖿🖪🗜🔒🔓🗝📥📤🕳🌣🌤🌥🌦☁🌨🌧🌩🌪🌬🌫\
🌜🌡🛋🛏🍽🍸🛎🛍Ⓟ♿🛆🖈🎓🗤🗥🗦🗧🛪🐿🐦🐟🐕🐈🙬🙮🙭🙯🗺🌍🌏🌎🕊";

#[cfg(test)]
mod tests {
    use super::{SYMBOL, SymbolFont, WEBDINGS, WINGDINGS, WINGDINGS_2, WINGDINGS_3};

    #[test]
    fn tables_have_a_place_for_every_code() {
        for table in [SYMBOL, WINGDINGS, WINGDINGS_2, WINGDINGS_3, WEBDINGS] {
            assert_eq!(table.chars().count(), 0x100 - 0x20);
        }
    }

    #[test]
    fn signs_are_read_by_their_font() {
        let sign = |font: &str, code: char| SymbolFont::named(font).and_then(|font| font.sign(code));
        assert_eq!(sign("Symbol", 'a'), Some('α'));
        assert_eq!(sign("Symbol", '\u{F0B7}'), Some('•'));
        assert_eq!(sign("Wingdings", '\u{F0FC}'), Some('✓'));
        assert_eq!(sign("Wingdings 2", '\u{F052}'), Some('☑'));
        assert_eq!(sign("Symbol", '\u{F07F}'), None);
        assert_eq!(sign("Times", 'a'), None);
    }
}
