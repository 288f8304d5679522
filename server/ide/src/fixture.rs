//! Plans to try features on, and places in them marked by `$0` within a few of their words.

use std::fmt::Write as _;
use std::ops::Range;

use planmark_syntax::{Encoding, Text};

use super::place::Place;
use planmark_plan::document::DocumentId;
use planmark_workspace::Settings;
use planmark_workspace::workspace::Workspace;

/// Two programmes of a biennial plan in Chinese, and the first of them in English: another document of the same edition.
const BIENNIAL: &str = "\
//- /zh/2.plan
---
symbol: A/99/6 (Prog. 2)
format: biennial
period: 2028-2029
language: zh
---

# 方案 2：海洋事务

## 总方向

2.1 方案 2 的目标是保护海洋。见大会第 58/269 号决议和安全理事会第 1373(2001)号决议。

2.2 本方案与方案 3 次级方案 1 和次级方案 2 协调，见表 2.1、第 2.1 段和第 1514（XV）和第 1541（XV）号决议[^1]。

[^1]: 另见 A/98/6 (Prog. 2)。

## 次级方案 1：航运

### 本组织的目标

使航运更加安全

### 预期成绩

(a) 会员国的能力得到加强
    ㈠ 参加国数目增加
    ㈡ 事故百分比下降
(b) 合作改善
    - 协定数目增加

### 战略

2.3 本次级方案将与次级方案 1 至 2 协调，见大会第 52/12 A 号决议和[说明](https://example.org/a)。

<!-- 一条
批注 -->

## 次级方案 2：渔业

### 构成部分 1：近海

#### 目标

增加近海渔业的产量

### 战略

2.4 见次级方案 2 构成部分 1。

表 2.1：产量
| 年份 | 产量 |
| --- | --- |
| 2028 | 3 |

## 立法授权

### 大会决议

1514 (XV)  给予独立宣言
1541 (XV)  应遵循的原则
52/12 A 和 B  革新联合国
61/230; 69/291  关于海洋的决议

### 次级方案 1：航运

#### 安全理事会决议

1373 (2001)
//- /zh/3.plan
---
symbol: A/99/6 (Prog. 3)
format: biennial
period: 2028-2029
language: zh
---

# 方案 3：空间事务

## 总方向

3.1 见方案 2 次级方案 1(航运)以及第 2.3 段，大会第 1541(XV)号决议。

## 次级方案 1：卫星

### 目标

更好的卫星

## 立法授权

### 大会决议

58/269  加强联合国
//- /en/2.plan
---
symbol: A/99/6 (Prog. 2)
format: biennial
period: 2028-2029
language: en
---

# Programme 2: Oceans

## Overall orientation

2.1 See subprogramme 2 and programme 3, subprogramme 1.

## Subprogramme 1: Shipping

## Subprogramme 2: Fisheries
";

/// An annual plan in English.
const ANNUAL: &str = "\
//- /annual.plan
---
symbol: A/99/6 (Sect. 12)
format: annual
period: 2028
language: en
section: 12
---

# Programme 9: Forests

## Overall orientation

12.1 The Office was established by General Assembly resolution 70/1 and decision S-10/2 of the Assembly. See result 1 in subprogramme 1, figure 12.I and annex I.

## Legislative mandates

### General Assembly resolutions

70/1  Transforming our world
71/285; 72/10  Forests

## Subprogramme 1: Forest policy

### Objective

12.2 The objective is to protect forests.

### Planned results for 2028

#### Result 1: more trees

12.3 See result 1 and table 12.1.

Table 12.1: Performance measure
| 2024 (actual) | 2028 (planned) |
| --- | --- |
| 1 | 5 |

Figure 12.I: Trees

## Annex I: Organization chart
";

/// Documents, and a place in one of them.
pub(super) struct Fixture {
    pub(super) workspace: Workspace,
    pub(super) id: DocumentId,
    pub(super) offset: usize,
}

/// A place in the biennial plan: a few words of it that stand nowhere else, with `$0` where the place is.
pub(super) fn biennial(words: &str) -> Fixture {
    fixture(BIENNIAL, words)
}

/// A place in the annual plan.
pub(super) fn annual(words: &str) -> Fixture {
    fixture(ANNUAL, words)
}

/// A place in other documents, each after a line `//- NAME`.
pub(super) fn fixture(documents: &str, words: &str) -> Fixture {
    let (before, after) = words.split_once("$0").expect("the words have a mark");
    let words = format!("{before}{after}");
    let mut workspace = Workspace::new(Settings::default(), planmark_rules::CHECKS);
    let mut place = None;
    for document in documents.split("//- ").skip(1) {
        let (name, text) = document.split_once('\n').expect("a name and a text");
        let id = DocumentId::new(name);
        if let Some(at) = text.find(&words) {
            assert!(
                place.is_none() && text.matches(&words).count() == 1,
                "“{words}” stands in more places than one"
            );
            place = Some((id.clone(), at + before.len()));
        }
        workspace.set(id, Text::new(text));
    }
    let (id, offset) = place.unwrap_or_else(|| panic!("“{words}” stands nowhere"));
    Fixture { workspace, id, offset }
}

impl Fixture {
    /// The document in which the place is.
    pub(super) fn document(&self) -> &planmark_plan::document::Document {
        self.workspace.document(&self.id).unwrap()
    }

    /// A range of a document: its name, line (from 1) and words.
    pub(super) fn words(&self, id: &DocumentId, range: &Range<usize>) -> String {
        let text = self.workspace.document(id).unwrap().text();
        let line = text.position(range.start, Encoding::Utf8).line + 1;
        format!("{id}:{line} {}", text.slice(range.clone()).lines().next().unwrap_or_default())
    }

    /// Places, one a line.
    pub(super) fn places(&self, places: &[Place]) -> String {
        places.iter().fold(String::new(), |mut shown, place| {
            let _ = writeln!(shown, "{}", self.words(&place.id, &place.focus));
            shown
        })
    }
}
