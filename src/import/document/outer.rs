//! Brackets in the words of a link: no references of their own, though Markdown would ask for them.

use std::ops::Range;

/// How far from a reference the brackets of the link around it are looked for, in bytes.
const FARTHEST: usize = 256;

/// Whether a reference that nothing defines stands in the words of a link, as `[beta]` does in
/// `[Project [beta]](url)`. No link can stand in another, so that a link made of it would be the
/// end of the one around it.
pub(super) fn is_in_link(source: &str, reference: &Range<usize>) -> bool {
    let bytes = source.as_bytes();
    let start = reference.start.saturating_sub(FARTHEST);
    let end = bytes.len().min(reference.end + FARTHEST);
    let (Some(before), Some(behind)) = (
        bytes.get(start..reference.start),
        bytes.get(reference.end..end),
    ) else {
        return false;
    };
    let opens = || {
        let mut before = before.iter().enumerate().rev();
        let found = unpaired(&mut before, b']', b'[', |at| {
            at.checked_sub(1).and_then(|at| bytes.get(start + at))
        });
        found.is_some()
    };
    let mut rest = behind.iter().enumerate();
    let close = unpaired(&mut rest, b'[', b']', |at| {
        bytes.get((reference.end + at).saturating_sub(1))
    });
    close.is_some_and(|at| behind.get(at + 1) == Some(&b'(')) && opens()
}

/// Where the first bracket stands whose other half is not met on the way, before the paragraph ends.
fn unpaired<'b>(
    bytes: &mut dyn Iterator<Item = (usize, &'b u8)>,
    open: u8,
    close: u8,
    in_front: impl Fn(usize) -> Option<&'b u8>,
) -> Option<usize> {
    let mut depth: usize = 0;
    let mut line_ends = false;
    for (at, byte) in bytes {
        let is_end = *byte == b'\n';
        if is_end && line_ends {
            return None;
        }
        line_ends = is_end || line_ends && byte.is_ascii_whitespace();
        if in_front(at) == Some(&b'\\') {
            continue;
        }
        if *byte == open {
            depth += 1;
        } else if *byte == close && depth == 0 {
            return Some(at);
        } else if *byte == close {
            depth -= 1;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::{Form, parse};
    use super::is_in_link;

    #[test]
    fn a_reference_in_the_words_of_a_link_is_known() {
        for (text, wanted) in [
            ("[Project [beta]](u)", true),
            ("[[beta] Project](u)", true),
            ("[a [x] [beta] c](u)", true),
            ("![a [beta]](u)", true),
            ("[beta]", false),
            ("[beta](", false),
            ("[beta] [a](u)", false),
            ("[a](u) [beta] b](u)", false),
            ("[a [beta]", false),
            ("\\[a [beta]](u)", false),
            ("[a [beta]\\](u)", false),
            ("[a\n\n[beta]](u)", false),
            ("[a [beta]\n \n](u)", false),
        ] {
            let at = text.find("[beta]").expect("the reference");
            assert_eq!(is_in_link(text, &(at..at + 6)), wanted, "{text}");
        }
    }

    #[test]
    fn a_link_keeps_the_brackets_in_its_words() {
        for (text, words) in [
            ("[Project [beta]](https://a.example)", "Project [beta]"),
            ("[a [x] [y] b](https://a.example)", "a [x] [y] b"),
        ] {
            let document = parse(text);
            let [piece] = document.pieces.as_slice() else {
                panic!("{:?}", document.pieces);
            };
            assert_eq!(piece.text, words);
            assert_eq!(
                piece.link().map(|target| target.form),
                Some(Form::Whole),
                "{text}"
            );
        }
    }
}
