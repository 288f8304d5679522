//! Radicals of characters (Unicode, Kangxi Radicals), which tools write instead of the characters that look the same.

/// The characters of the radicals from U+2F00 on, as Unicode decomposes them.
const CHARACTERS: &str = "\
一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴\
廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿\
目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵\
邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// The character that the radical `sign` looks like; any other sign as it is.
pub(super) fn character(sign: char) -> char {
    let place = u32::from(sign).checked_sub(0x2F00).and_then(|place| usize::try_from(place).ok());
    place.and_then(|place| CHARACTERS.chars().nth(place)).unwrap_or(sign)
}

#[cfg(test)]
mod tests {
    use super::{CHARACTERS, character};

    #[test]
    fn radicals_are_read_as_what_they_look_like() {
        assert_eq!(CHARACTERS.chars().count(), 214);
        assert_eq!(character('\u{2F45}'), '方');
        assert_eq!(character('\u{2F00}'), '一');
        assert_eq!(character('a'), 'a');
        assert_eq!(character('方'), '方');
    }
}
