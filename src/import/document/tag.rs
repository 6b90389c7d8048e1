//! HTML in a line: links and pictures that are written as tags, and the ends of lines.

use std::iter::Peekable;
use std::vec::IntoIter;

use super::{BlockKind, Document, Form, Piece, PieceKind, Target, words};

/// Whether an HTML tag in a line ends that line for a reader.
pub(super) fn is_line_break(html: &str) -> bool {
    let name = html.trim_start_matches(['<', '/']).trim_end_matches('>');
    let name = name
        .split([' ', '/', '\t', '\n'])
        .next()
        .unwrap_or_default();
    ["br", "li", "ul", "ol", "p"]
        .iter()
        .any(|tag| name.eq_ignore_ascii_case(tag))
}

/// Makes links of `<a href>` and pictures of `<img src>`, where these stand in a line.
pub(super) fn settle(document: &mut Document) {
    let pieces = std::mem::take(&mut document.pieces);
    let mut settled: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut pieces = pieces.into_iter().peekable();
    while let Some(mut piece) = pieces.next() {
        let stands_alone = document.blocks[piece.block].kind == BlockKind::Html;
        match kind_of(&piece).filter(|_| !stands_alone) {
            Some(kind) => {
                // A picture has words where none can be seen.
                piece.text = attribute(&piece.text, "img", "alt").unwrap_or_default();
                piece.kind = kind;
                match piece.link() {
                    Some(_) => read_link(piece, &mut pieces, &mut settled),
                    None => settled.push(piece),
                }
            }
            None => settled.push(piece),
        }
    }
    document.pieces = settled;
}

/// Reads what a link stands around. Where that is no words, as with a badge, the link has none.
fn read_link(mut link: Piece, pieces: &mut Peekable<IntoIter<Piece>>, settled: &mut Vec<Piece>) {
    let is_worded = |piece: &Piece| {
        piece.block == link.block && matches!(piece.kind, PieceKind::Text | PieceKind::Code)
    };
    let inner: Vec<Piece> = std::iter::from_fn(|| pieces.next_if(is_worded)).collect();
    let said = words(inner.iter().map(|piece| piece.text.as_str()));
    let end = pieces.next_if(|piece| piece.block == link.block && ends_link(piece));
    match end {
        Some(end) if !said.is_empty() => {
            link.strong |= inner.iter().any(|piece| piece.strong);
            link.text = said;
            link.span.end = end.span.end;
            settled.push(link);
        }
        end => {
            link.pictured = true;
            settled.push(link);
            settled.extend(inner.into_iter().chain(end));
        }
    }
}

/// What a tag stands for; `None` where it leads nowhere.
fn kind_of(piece: &Piece) -> Option<PieceKind> {
    let tag = Some(&*piece.text).filter(|_| piece.kind == PieceKind::Html)?;
    let link = |url: String| {
        let form = Form::Whole;
        PieceKind::Link(Target { url, form })
    };
    let picture = || attribute(tag, "img", "src").map(PieceKind::Image);
    attribute(tag, "a", "href").map(link).or_else(picture)
}

/// Whether a piece ends a link.
fn ends_link(piece: &Piece) -> bool {
    piece.kind == PieceKind::Html && piece.text.trim().eq_ignore_ascii_case("</a>")
}

/// The value of an attribute, where the tag is the one of this name and has it.
fn attribute(tag: &str, name: &str, key: &str) -> Option<String> {
    let inside = tag.strip_prefix('<')?.trim_end_matches(['>', '/']);
    let (own, mut rest) = inside.split_once(char::is_whitespace)?;
    if !own.eq_ignore_ascii_case(name) {
        return None;
    }
    loop {
        let (own, behind) = rest.split_once('=')?;
        let behind = behind.trim_start();
        let quote = behind.chars().next().filter(|c| ['"', '\''].contains(c));
        let (value, next) = match quote {
            Some(quote) => behind[1..].split_once(quote)?,
            None => behind
                .split_once(char::is_whitespace)
                .unwrap_or((behind, "")),
        };
        let own = own.split_whitespace().last().unwrap_or_default();
        if own.eq_ignore_ascii_case(key) {
            let value = value.trim().replace("&amp;", "&");
            return Some(value).filter(|value| !value.is_empty());
        }
        rest = next;
    }
}

#[cfg(test)]
mod tests {
    use super::attribute;

    #[test]
    fn a_value_stands_in_quotes_or_alone() {
        for (tag, value) in [
            ("<a href=\"u?a&amp;b\">", Some("u?a&b")),
            ("<A class='x y' title=\"a=b\" HREF = 'u'>", Some("u")),
            ("<a download href=u target=x>", Some("u")),
            ("<a name=\"href=u\">", None),
            ("<abbr href=\"u\">", None),
            ("<a href=\"\">", None),
        ] {
            assert_eq!(attribute(tag, "a", "href").as_deref(), value, "{tag}");
        }
    }
}
