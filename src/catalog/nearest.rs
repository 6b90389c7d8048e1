//! What somebody may have meant: the known words nearest to an unknown one.

/// How many are worth naming.
const MOST: usize = 3;

/// The known words nearest to this one, best first, at most three; none where nothing is near.
///
/// Whatever their case; a word that begins with this one, or has it inside, counts as near.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let wanted = word.to_lowercase();
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut near: Vec<(usize, &str)> = known
        .into_iter()
        .filter_map(|other| Some((distance(&wanted, other)?, other)))
        .collect();
    near.sort_unstable();
    near.dedup_by_key(|(_, other)| *other);
    near.into_iter()
        .take(MOST)
        .map(|(_, other)| other)
        .collect()
}

/// How far a known word is, or `None` where it is too far to be meant.
fn distance(wanted: &str, other: &str) -> Option<usize> {
    let other = other.to_lowercase();
    let edits = strsim::damerau_levenshtein(wanted, &other);
    let allowed = wanted
        .chars()
        .count()
        .max(other.chars().count())
        .div_ceil(3)
        .min(4);
    if edits <= allowed {
        return Some(edits);
    }
    let inside = wanted.chars().count() >= 3
        && (other.contains(wanted) || wanted.contains(&other) && other.len() >= 3);
    inside.then_some(allowed + edits)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_finger_finds_the_word_meant() {
        let known = ["linkerd", "kubernetes", "linux-kit", "harbor"];
        assert_eq!(nearest("linkrd", known), ["linkerd"]);
        assert_eq!(nearest("Kuberentes", known), ["kubernetes"]);
        assert_eq!(nearest("zzzz", known), [""; 0]);
        assert_eq!(nearest("", known), [""; 0]);
    }

    #[test]
    fn a_part_of_the_word_is_near_behind_what_is_nearer() {
        assert_eq!(
            nearest("policy", ["open-policy-agent", "polity"]),
            ["polity", "open-policy-agent"]
        );
    }
}
