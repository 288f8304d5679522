//! Plans to try things on.
#![allow(dead_code, reason = "each test uses some of them")]

use std::fmt::Write as _;

/// A biennial programme in Chinese with a little of everything.
pub(crate) const CHINESE: &str = "\
---
symbol: A/99/6 (Prog. 2)
format: biennial
period: 2028-2029
language: zh
---

# 方案 2：海洋事务

## 总方向

2.1 方案 2 的目标是保护海洋。见大会第 58/269 号决议和安全理事会第 1373(2001)号决议。

2.2 本方案与方案 3 次级方案 1 协调，见表 2.1 和第 2.1 段[^1]。

[^1]: 见 A/99/6。

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

2.3 本次级方案的实质性责任由航运司承担，将与次级方案 2 协调：

(a) 提供咨询；
(b) 举办：
    ㈠ 讲习班；
    ㈡ 研讨会。

## 次级方案 2：渔业

### 构成部分 1：近海

#### 目标

增加近海渔业的产量

#### 预期成绩

- 产量提高

#### 战略

2.4 次级方案 2(渔业)由渔业司负责。

表 2.1：产量
| 年份 | 产量 |
| --- | --- |
| 2028 | 3 |

## 立法授权

《联合国宪章》

### 大会决议

58/269  加强联合国
61/230; 69/291  关于海洋的决议
52/12 A 和 B  革新联合国

### 次级方案 1：航运

#### 安全理事会决议

1373 (2001)
";

/// A programme of the same edition that the Chinese one refers to, and that refers to it.
pub(crate) const OTHER_PROGRAMME: &str = "\
---
symbol: A/99/6 (Prog. 3)
format: biennial
period: 2028-2029
language: zh
---

# 方案 3：空间事务

## 总方向

3.1 见方案 2 次级方案 1 和方案 2 次级方案 2(渔业)以及第 2.3 段。

## 次级方案 1：卫星

### 目标

更好的卫星

### 预期成绩

(a) 卫星增加
    ㈠ 数目增加

### 战略

3.2 由卫星司负责，由海洋和渔业事务部(海渔部)协助。

## 立法授权

### 大会决议

58/269  加强联合国
";

/// An annual programme in English.
pub(crate) const ENGLISH: &str = "\
---
symbol: A/99/6 (Sect. 12)
format: annual
period: 2028
language: en
section: 12
---

# Programme 9: Forests

## Overall orientation

### Mandates and background

12.1 The Office was established by General Assembly resolution 70/1.

### Strategy and external factors for 2028

12.2 See paragraph 12.1, table 12.1 and subprogramme 1 (Forest policy).

## Legislative mandates

### General Assembly resolutions

70/1  Transforming our world
71/285; 72/10  Forests

### Security Council resolutions

1373 (2001)

## Subprogramme 1: Forest policy

### Objective

12.3 The objective is to protect forests (all of them).

### Strategy

12.4 The subprogramme will:

(a) Advise;
(b) Train:
    (i) Foresters;
    (ii) Rangers.

### Planned results for 2028

#### Result 1: more trees

12.5 The work contributed to trees.

Table 12.1: Performance measure
| 2024 (actual) | 2025 (actual) | 2026 (actual) | 2027 (planned) | 2028 (planned) |
| --- | --- | --- | --- | --- |
| 1 | 2 | 3 | 4 | 5 |

### Deliverables

Table 12.2: Deliverables
| Category | 2028 planned |
| --- | --- |
| Reports | 3 |
";

/// A programme in Arabic.
pub(crate) const ARABIC: &str = "\
---
symbol: A/99/6 (Prog. 2)
format: biennial
period: 2028-2029
language: ar
---

# البرنامج 2: شؤون المحيطات

## البرنامج الفرعي 1: الملاحة

### الهدف

تحسين سلامة الملاحة

### الإنجازات المتوقعة للأمانة العامة

(أ) تعزيز قدرة الدول
    '1' زيادة عدد الدول
(ب) تحسين التعاون
    '1' زيادة عدد الاتفاقات

### الاستراتيجية

2-1 انظر قرار الجمعية العامة 58/269 والبرنامج الفرعي 2.

## البرنامج الفرعي 2: مصائد الأسماك

### الهدف

زيادة الإنتاج

## الولايات التشريعية

### قرارات الجمعية العامة

58/269  تعزيز الأمم المتحدة
3281 (د-29)  ميثاق حقوق الدول
";

/// A plan in the shape of a real one: programmes with subprogrammes, each with its objective, accomplishments, strategy, and a list
/// of mandates. Each programme refers to the one before it.
pub(crate) fn large_plan(programmes: usize, subprogrammes: usize) -> String {
    let mut plan =
        String::from("---\nsymbol: A/99/6\nformat: biennial\nperiod: 2028-2029\nlanguage: zh\n---\n");
    for programme in 1..=programmes {
        let before = programme.saturating_sub(1).max(1);
        let _ = write!(
            plan,
            "\n# 方案 {programme}：第{programme}项事务\n\n## 总方向\n\n{programme}.1 方案 {programme} 的目标是改进服务，见大会第 58/269 号决议，并与方案 {before} 次级方案 3 协调。\n"
        );
        let mut paragraph = 1;
        for subprogramme in 1..=subprogrammes {
            paragraph += 1;
            let _ = write!(
                plan,
                "\n## 次级方案 {subprogramme}：业务{subprogramme}\n\n### 本组织的目标\n\n提高会员国处理业务 {subprogramme} 的能力\n\n### 预期成绩\n\n"
            );
            for letter in ["a", "b", "c"] {
                let _ = write!(
                    plan,
                    "({letter}) 会员国的能力得到加强\n    ㈠ 参加国数目增加\n    ㈡ 满意度百分比提高\n"
                );
            }
            let _ = write!(
                plan,
                "\n### 战略\n\n{programme}.{paragraph} 本次级方案由业务司承担，将继续与次级方案 1 和 2 协调，并依照大会第 70/1 号决议：\n\n(a) 提供咨询服务；\n(b) 举办讲习班，包括：\n    ㈠ 区域讲习班；\n    ㈡ 国家讲习班。\n"
            );
        }
        plan.push_str("\n## 立法授权\n\n### 大会决议\n\n");
        for number in 1..=60 {
            let _ = writeln!(plan, "70/{number}  关于第 {number} 项业务的决议");
        }
        plan.push_str("\n### 安全理事会决议\n\n1373 (2001)\n1540 (2004)\n");
    }
    plan
}
