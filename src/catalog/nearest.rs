//! What somebody may have meant: the known words nearest to an unknown one.

/// How many are worth naming.
const MOST: usize = 3;

/// The least letters by which a part tells words apart; shorter words are held for as long.
const SHORTEST: usize = 3;

/// The most slips in a word, however long it is.
const MOST_SLIPS: usize = 4;

/// The known words nearest to this one, best first, at most three; none where nothing is near.
///
/// Whatever their case. One slip in three letters is forgiven; a word of which this one begins a
/// part counts as near too, and where there is none such, one that is a part of this one.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let wanted = word.to_lowercase();
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut near: Vec<(Near, usize, &str)> = known
        .into_iter()
        .filter_map(|other| {
            let (near, edits) = distance(&wanted, other)?;
            Some((near, edits, other))
        })
        .collect();
    near.sort_unstable();
    near.dedup_by_key(|(.., other)| *other);
    let is_nearer = near.first().is_some_and(|(best, ..)| *best != Near::Part);
    near.into_iter()
        .filter(|(near, ..)| !(is_nearer && *near == Near::Part))
        .take(MOST)
        .map(|(.., other)| other)
        .collect()
}

/// In which way a known word is near, best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Near {
    /// By a few slips.
    Slips,
    /// The wanted word begins a part of it.
    Begun,
    /// It is a part of the wanted word.
    Part,
}

/// How far a known word is, or `None` where it is too far to be meant.
fn distance(wanted: &str, other: &str) -> Option<(Near, usize)> {
    let other = other.to_lowercase();
    let length = wanted.chars().count();
    let allowed = (length.max(SHORTEST) / 3).min(MOST_SLIPS);
    let edits = strsim::damerau_levenshtein(wanted, &other);
    if edits <= allowed && edits < length {
        Some((Near::Slips, edits))
    } else if begins_part(wanted, &other) {
        Some((Near::Begun, edits))
    } else {
        is_whole_part(&other, wanted).then_some((Near::Part, edits))
    }
}

/// Whether a word begins another or one of its parts, such as `policy` in `open-policy-agent`.
fn begins_part(word: &str, of: &str) -> bool {
    let mut parts = of.match_indices(word).map(|(at, _)| &of[..at]);
    word.chars().count() >= SHORTEST && parts.any(is_apart)
}

/// Whether a word stands whole in another, such as `helm` in `helm-3`.
fn is_whole_part(word: &str, of: &str) -> bool {
    let mut places = of.match_indices(word);
    word.chars().count() >= SHORTEST
        && places.any(|(at, _)| {
            let behind = of[at + word.len()..].chars().next();
            is_apart(&of[..at]) && !behind.is_some_and(char::is_alphabetic)
        })
}

/// Whether a word is set apart from what stands in front of it.
fn is_apart(before: &str) -> bool {
    !before.ends_with(char::is_alphanumeric)
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
    fn short_words_forgive_little() {
        for (word, far) in [
            ("nope", "copa"),
            ("Foo", "LOOP"),
            ("ga", "b"),
            ("x", "y"),
            ("mesh", "rest"),
            ("falcon", "balloon"),
        ] {
            assert_eq!(nearest(word, [far]), [""; 0], "{word}");
        }
        for (word, near) in [
            ("cnfc", "cncf"),
            ("ag", "ga"),
            ("opa", "OPA"),
            ("envy", "envoy"),
            ("licence", "license"),
            ("kubernets-csi", "kubernetes-csi"),
        ] {
            assert_eq!(nearest(word, [near]), [near], "{word}");
        }
    }

    #[test]
    fn letters_inside_of_a_word_are_no_part_of_it() {
        for (word, near, far) in [
            ("kube", "kubeedge", "minikubes"),
            ("mesh", "service-mesh", "smeshing"),
            ("helm-3", "helm", "elm"),
            ("linkerd/linkerd2-proxy", "linkerd", "proxying"),
            ("cncf/runtim", "cncf/runtime", "cncf"),
        ] {
            assert_eq!(nearest(word, [far, near]), [near], "{word}");
        }
    }

    #[test]
    fn a_part_of_the_word_is_near_behind_what_is_nearer() {
        assert_eq!(
            nearest("policy", ["open-policy-agent", "polity"]),
            ["polity", "open-policy-agent"]
        );
    }
}
