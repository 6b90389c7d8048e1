//! Anchors that headings give themselves: `## Name {#anchor}`.

use super::{Aside, AsideKind, BlockKind, Document, PieceKind};

/// Takes the anchors off the ends of headings, whose words they are none of.
pub(super) fn settle(document: &mut Document) {
    let is_heading = |kind| matches!(kind, BlockKind::Heading(_));
    let headings = document.blocks.iter().filter(|own| is_heading(own.kind));
    let ends: Vec<usize> = headings
        .filter_map(|heading| heading.pieces.clone().next_back())
        .collect();
    for end in ends {
        let piece = &mut document.pieces[end];
        if piece.kind != PieceKind::Text {
            continue;
        }
        if let Some(at) = begin(&piece.text) {
            let text = piece.text.split_off(at);
            piece.text.truncate(piece.text.trim_end().len());
            document.asides.push(Aside {
                kind: AsideKind::Anchor,
                text,
                start: piece.span.start,
            });
        }
    }
}

/// Where the anchor at the end of a text begins.
fn begin(text: &str) -> Option<usize> {
    let inside = text.trim_end().strip_suffix('}')?;
    let at = inside.rfind("{#")?;
    let anchor = &inside[at + 2..];
    let is_anchor = !anchor.is_empty() && !anchor.contains([' ', '{', '}', '#']);
    is_anchor.then_some(at)
}

#[cfg(test)]
mod tests {
    use super::begin;

    #[test]
    fn an_anchor_stands_at_the_end() {
        assert_eq!(begin("Baz {#baz-id}"), Some(4));
        assert_eq!(begin("Baz {#baz-id} "), Some(4));
        for other in ["Baz", "C {#}", "a {#b} c", "x {b}", "{{#if x}}", "{#a b}"] {
            assert_eq!(begin(other), None, "{other}");
        }
    }
}
