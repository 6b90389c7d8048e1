//! The generated part of a page, taken from another version of it, so that only what people wrote
//! is left to be merged.

use super::markers::find;

/// A page with what another version of it has between the markers of this name; `None` where
/// either has no such markers.
pub fn with_list_of(page: &str, name: &str, other: &str) -> Option<String> {
    let (own, other_frame) = (find(page, name).ok()?, find(other, name).ok()?);
    let end = other.len() - other_frame.after.len();
    let list = &other[other_frame.before.len()..end];
    Some([own.before, list, own.after].concat())
}

#[cfg(test)]
mod tests {
    use super::with_list_of;

    #[test]
    fn only_what_stands_between_the_markers_is_taken() {
        let page = |prose: &str, list: &str| {
            format!("{prose}\n<!-- catalog:a:begin -->\n{list}\n<!-- catalog:a:end -->\n{prose}\n")
        };
        let merged = with_list_of(&page("mine", "1"), "a", &page("theirs", "2"));
        assert_eq!(merged, Some(page("mine", "2")));
        assert_eq!(
            with_list_of(&page("mine", "1"), "b", &page("theirs", "2")),
            None
        );
        assert_eq!(with_list_of(&page("mine", "1"), "a", "no markers"), None);
    }
}
