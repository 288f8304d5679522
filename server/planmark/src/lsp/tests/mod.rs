//! The whole server in this process, with a client that speaks to it through pipes, or message by message.

#[cfg(feature = "native")]
mod client;
#[cfg(feature = "native")]
mod invariants;
mod modules;
#[cfg(feature = "native")]
mod requests;
mod scripted;

use std::fmt::Write as _;

/// A plan in the shape of a real one, with `subprogrammes` subprogrammes of some forty lines each.
fn large_plan(subprogrammes: usize) -> String {
    let mut plan = String::from(
        "---\nsymbol: A/99/6 (Prog. 2)\nformat: biennial\nperiod: 2028-2029\nlanguage: zh\n---\n\n# 方案 2：海洋事务\n\n## 总方向\n\n2.1 方案 2 的目标是保护海洋，见大会第 58/269 号决议。\n",
    );
    for number in 1..=subprogrammes {
        let _ = write!(
            plan,
            "\n## 次级方案 {number}：业务{number}\n\n### 本组织的目标\n\n提高会员国处理业务的能力😀\n\n### 预期成绩\n\n"
        );
        for letter in ["a", "b", "c"] {
            let _ = write!(plan, "({letter}) 能力得到加强\n    ㈠ 参加国数目增加\n    ㈡ 事故百分比下降\n");
        }
        let _ = write!(plan, "\n### 战略\n\n");
        for paragraph in 1..=12 {
            let other = number % subprogrammes + 1;
            let at = (number - 1) * 12 + paragraph + 1;
            let _ = writeln!(plan, "2.{at} 与次级方案 {other} 协调，见大会第 58/269 号决议和第 2.1 段。\n");
        }
    }
    plan.push_str("\n## 立法授权\n\n### 大会决议\n\n58/269  加强联合国\n");
    plan
}
