//! Plans that the tests share: invented, and small enough to be counted by hand.

/// A biennial plan without mistakes, save those that a test adds.
pub(crate) const LIGHTHOUSES: &str = "\
---
symbol: A/71/6 (Prog. 90)
format: biennial
period: 2018-2019
language: en
---

# Programme 90: Lighthouses

## Overall orientation

90.1 The programme keeps the coasts lit, as asked for in General Assembly resolution 58/269.

## Subprogramme 1: Lamps

### Objective of the Organization

To keep every lamp burning.

### Expected accomplishments

(a) Fewer dark nights
    (i) Number of nights without light
    (ii) Share of lamps that are tended
(b) Better oil
    (i) Number of barrels tested

### Strategy

90.2 The subprogramme tends the lamps.

## Subprogramme 2: Bells

### Objective of the Organization

To be heard in fog.

### Expected accomplishments

- Louder bells
    - Number of bells recast

### Strategy

90.3 The subprogramme rings the bells.

## Legislative mandates

### General Assembly resolutions

58/269  Strengthening of the United Nations: an agenda for further change
61/230; 69/291  Lamps

### Subprogramme 1: Lamps

#### Security Council resolutions

1373 (2001)
";

/// A plan in Chinese with one mistake: 2171 is of 2014.
pub(crate) const LIGHTHOUSES_ZH: &str = "\
---
symbol: A/71/6 (Prog. 91)
format: biennial
period: 2018-2019
language: zh
---

# 方案 91：灯塔

## 总方向

91.1 本方案使海岸夜夜有灯。

## 次级方案 1：灯

### 本组织的目标

使每盏灯长明。

### 秘书处的预期成绩

(a) 无灯之夜减少
    ㈠ 无灯之夜的数目

### 战略

91.2 本次级方案照看灯。

## 立法授权

### 次级方案 1：灯

#### 安全理事会决议

2171 (2013)
";
