//! Bullets put together by chance: all that stands in them stands somewhere behind.

use proptest::prelude::*;

use super::kept;

/// Something that stands in a line, with a word and a host of its own for each number.
fn bit(number: usize, kind: usize) -> String {
    let host = format!("https://h{number}.example");
    match kind {
        0 => format!("w{number}"),
        1 => format!("- w{number}"),
        2 => format!("[w{number} x{number}]({host})"),
        3 => format!("([w{number}]({host}), [Docs]({host}/docs))"),
        4 => format!("[GitHub](https://github.com/g{number}/g)"),
        5 => format!("| [Website]({host})"),
        6 => format!("`w{number}`"),
        7 => "`MIT`".to_string(),
        8 => format!("#w{number}"),
        9 => format!("w{number}."),
        10 => format!("([w{number}]({host}))"),
        11 => format!("**w{number}**:"),
        12 => format!("[![w{number}](https://img.example/{number})]({host})"),
        13 => host,
        14 => "🚀".to_string(),
        15 => "2019-05-06".to_string(),
        16 => format!("[w{number} [x{number}]]({host}),"),
        17 => format!("see the [code]({host})"),
        18 => format!("[Source Code]({host})"),
        19 => format!("(w{number})"),
        20 => format!(":w{number}:"),
        21 => "The".to_string(),
        22 => format!("[here]({host})"),
        23 => format!("2019-W{number} #T{number}#"),
        24 => format!("[w{number}](docs/{number}.md)"),
        25 => format!("– [repository]({host})"),
        27 => format!("<br>w{number}"),
        28 => "2019-05".to_string(),
        29 => format!("([GitHub](https://github.com/g{number}/g) and [Docs]({host}/docs))"),
        30 => format!("[Website]({host}) / [Code](https://github.com/g{number}/g)"),
        31 => format!("[official site]({host})"),
        32 => format!("or [GitLab](https://gitlab.com/g{number}/g), see w{number}"),
        33 => format!("([Docs](docs/{number}.md), [w{number}](../{number}))"),
        34 => format!("see [the guide](guide/{number}.md) or w{number}."),
        35 => format!("[repository](../r/{number})"),
        36 => format!("[Website](site/{number}/)"),
        37 => format!("[![w{number}](https://img.example/{number})](badge/{number})"),
        _ => format!("[![]({host}/i.svg)]({host})"),
    }
}

/// A bullet below a project that is labelled, with words and hosts of its own for each number.
fn labelled(number: usize, kind: usize) -> Option<String> {
    let host = format!("https://l{number}.example");
    Some(match kind {
        0 => "License: MIT".to_string(),
        1 => format!("**Legal:** [l{number}]({host}), or else"),
        2 => format!("Repository: <https://github.com/l{number}/l>"),
        3 => format!("**GitHub**: mirror of <https://github.com/l{number}/l>"),
        4 => format!("**Website:** {host}"),
        5 => format!("Docs: [l{number} m{number}]({host})"),
        6 => format!("**Used by:** [l{number}]({host}), m{number}"),
        7 => format!("**Stars:** m{number}"),
        8 => format!("Chat: [l{number}]({host}) (m{number})"),
        9 => format!("Guide: [l{number}](docs/l{number}.md), [m{number}]({host})"),
        10 => format!("Repository: [l{number}](../l{number})"),
        11 => format!("**Website:** m{number} [l{number}](site/l{number})"),
        12 => format!("**Forum:** [l{number}](forum/l{number})"),
        _ => return None,
    })
}

/// Those of them that name nothing: links with labels, and what two lines may have alike.
const LABELS: [usize; 14] = [7, 3, 4, 5, 18, 22, 25, 29, 30, 31, 32, 33, 35, 36];

/// Those of them that may stand in front of a name.
const IN_FRONT: [usize; 8] = [12, 14, 15, 20, 21, 26, 28, 37];

/// A line of bits, in which what only labels a link names nothing: two projects may have the label.
fn line_of(first: usize, bits: &[usize], mut is_named: bool) -> String {
    let bits = bits.iter().enumerate().map(|(number, kind)| {
        let kind = match is_named || !LABELS.contains(kind) {
            true => *kind,
            false => 0,
        };
        is_named |= !IN_FRONT.contains(&kind);
        bit(first + number, kind)
    });
    bits.collect::<Vec<_>>().join(" ")
}

fn bits(most: usize) -> impl Strategy<Value = Vec<usize>> {
    proptest::collection::vec(0..39usize, 1..most)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_stands_in_a_bullet_stands_somewhere_behind(lines in proptest::collection::vec((any::<bool>(), bits(7), bits(5), 0..20usize, 0..20usize), 1..5)) {
        let mut text = "# T\n\n- [A](https://a.example): a\n".to_string();
        for (line, (is_linked, bits, below, field, other)) in lines.iter().enumerate() {
            let first = line * 20;
            let name = match is_linked {
                true => format!("[N{line}](https://n{line}.example) "),
                false => String::new(),
            };
            let above = line_of(first, bits, *is_linked);
            text.push_str(&format!("- {name}{above}\n"));
            // A project has each once; below what is none, each would be one.
            let other = if field == other { 15 } else { *other };
            let is_licensed = [bits, below].iter().any(|bits| bits.contains(&7));
            let fields = [(8, *field), (9, other)];
            let fields = fields.map(|(number, kind)| match (kind, is_licensed) {
                (0, true) => None,
                _ => labelled(first + number, kind),
            });
            for field in fields.into_iter().flatten().filter(|_| *is_linked) {
                text.push_str(&format!("  - {field}\n"));
            }
            if below.len() > 1 {
                let below = line_of(first + 10, below, *is_linked);
                text.push_str(&format!("  - {below}\n"));
            }
        }
        kept(&text);
    }
}
