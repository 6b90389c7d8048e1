//! How many columns a text takes, and how it is fitted into fewer.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

/// How many columns `text` takes: wide characters two, combining ones none.
pub(super) fn text_width(text: &str) -> usize {
    text.width()
}

/// `text` within `width` columns, with `…` for what is left out.
pub(super) fn shortened(text: &str, width: usize) -> Cow<'_, str> {
    if text_width(text) <= width {
        return text.into();
    }
    let ends = text.char_indices().map(|(start, c)| start + c.len_utf8());
    let end = ends
        .take_while(|&end| text_width(&text[..end]) < width)
        .last()
        .unwrap_or(0);
    let kept = text[..end].trim_end_matches(['\u{200d}', ' ']);
    format!("{kept}…").into()
}

/// The words of `text` in lines of at most `width` columns, as far as each word fits.
pub fn wrapped(text: &str, width: usize) -> String {
    let mut lines = String::new();
    let mut used = 0;
    for word in text.split_whitespace() {
        let wide = text_width(word);
        if used > 0 && used + 1 + wide > width {
            lines.push('\n');
            used = 0;
        } else if used > 0 {
            lines.push(' ');
            used += 1;
        }
        lines.push_str(word);
        used += wide;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{shortened, wrapped};

    #[test]
    fn shortening_keeps_to_the_width() {
        assert_eq!(shortened("graduated", 9), "graduated");
        assert_eq!(shortened("graduated", 5), "grad…");
        assert_eq!(shortened("a bcd", 3), "a…");
        assert_eq!(shortened("中文字", 4), "中…");
        assert_eq!(shortened("abc", 0), "…");
    }

    #[test]
    fn words_are_wrapped_whole() {
        assert_eq!(wrapped("one two  three", 7), "one two\nthree");
        assert_eq!(wrapped("中文 中文", 5), "中文\n中文");
        assert_eq!(wrapped("a incomprehensible b", 5), "a\nincomprehensible\nb");
        assert_eq!(wrapped(" ", 5), "");
    }
}
