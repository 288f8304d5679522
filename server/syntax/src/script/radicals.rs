//! Radicals of dictionaries, which look like Chinese characters and are none: tools that read PDF files write them for the characters.
//!
//! Source: Unicode, chapter 18.1; the Kangxi radicals by their compatibility decomposition, the supplement by their names and shapes.

/// The characters that the Kangxi radicals U+2F00 to U+2FD5 look like, in their order.
const KANGXI: [&str; 4] = [
    "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴",
    "廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿",
    "目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵",
    "邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠",
];

/// Radicals of the supplement that stand for whole characters.
const SUPPLEMENT: [(char, char); 28] = [
    ('\u{2e81}', '厂'),
    ('\u{2e9f}', '母'),
    ('\u{2ea0}', '民'),
    ('\u{2ec4}', '西'),
    ('\u{2ec5}', '见'),
    ('\u{2ec6}', '角'),
    ('\u{2ec9}', '贝'),
    ('\u{2ecb}', '车'),
    ('\u{2ed1}', '長'),
    ('\u{2ed3}', '长'),
    ('\u{2ed4}', '门'),
    ('\u{2ed8}', '青'),
    ('\u{2ed9}', '韦'),
    ('\u{2eda}', '页'),
    ('\u{2edb}', '风'),
    ('\u{2edc}', '飞'),
    ('\u{2edd}', '食'),
    ('\u{2ee2}', '马'),
    ('\u{2ee5}', '鱼'),
    ('\u{2ee6}', '鸟'),
    ('\u{2ee8}', '麦'),
    ('\u{2ee9}', '黄'),
    ('\u{2eeb}', '斉'),
    ('\u{2eec}', '齐'),
    ('\u{2eee}', '齿'),
    ('\u{2ef0}', '龙'),
    ('\u{2ef1}', '龟'),
    ('\u{2ef3}', '龟'),
];

/// The character that a radical looks like; `None` of any other sign.
#[must_use]
pub fn character_of_radical(sign: char) -> Option<char> {
    match sign {
        '\u{2f00}'..='\u{2fd5}' => {
            KANGXI.iter().flat_map(|row| row.chars()).nth(sign as usize - '\u{2f00}' as usize)
        }
        '\u{2e80}'..='\u{2ef3}' => {
            SUPPLEMENT.iter().find(|(radical, _)| *radical == sign).map(|(_, character)| *character)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::character_of_radical;

    #[test]
    fn radicals_are_read_as_the_characters_that_they_look_like() {
        let read = |sign| character_of_radical(sign);
        assert_eq!(
            (read('⽅'), read('⼀'), read('⿕'), read('⻅')),
            (Some('方'), Some('一'), Some('龠'), Some('见'))
        );
        assert_eq!((read('方'), read('a')), (None, None));
    }
}
