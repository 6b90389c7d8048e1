//! Ids: what may be one, and the one that a name gives.

/// The most characters an id may have.
const LONGEST: usize = 64;

/// File names that Windows keeps for devices, whatever their ending.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul"];

/// What is wrong with an id; `None` where nothing is.
///
/// An id is the stem of a file's name on every system: lower-case ASCII letters, digits and `-`,
/// beginning with a letter or digit, at most 64 characters, and no device name of Windows.
pub fn id_problem(id: &str) -> Option<&'static str> {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.is_empty() {
        Some("is empty")
    } else if !id.chars().all(allowed) {
        Some("may only have lower-case letters a-z, digits and `-`")
    } else if id.starts_with('-') || id.ends_with('-') {
        Some("may not begin or end with `-`")
    } else if id.len() > LONGEST {
        Some("is longer than 64 characters")
    } else if is_device(id) {
        Some("is a device name on Windows")
    } else {
        None
    }
}

/// The id that a name gives: transliterated to ASCII, lower-case, words joined by `-`.
///
/// `C`, `C++` and `C#` give different ids, since `+` and `#` are spelled out behind a letter.
/// A name of which nothing remains gives an empty text.
pub fn id_from_name(name: &str) -> String {
    let spelled = name
        .replace('#', " sharp ")
        .replace('+', " plus ")
        .replace('&', " and ");
    let mut id = String::new();
    for c in deunicode::deunicode(&spelled).chars() {
        if c.is_ascii_alphanumeric() {
            id.push(c.to_ascii_lowercase());
        } else if c != '\'' && !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    id.truncate(LONGEST);
    let id = id.trim_end_matches('-');
    if is_device(id) {
        format!("{id}-project")
    } else {
        id.to_string()
    }
}

fn is_device(id: &str) -> bool {
    let numbered = ["com", "lpt"].iter().any(|port| {
        id.strip_prefix(port)
            .is_some_and(|rest| rest.len() == 1 && rest.starts_with(|c: char| c.is_ascii_digit()))
    });
    numbered || DEVICES.contains(&id)
}

#[cfg(test)]
mod tests {
    use super::{id_from_name, id_problem};

    #[test]
    fn names_that_differ_in_signs_give_different_ids() {
        let ids = ["C", "C++", "C#"].map(id_from_name);
        assert_eq!(ids, ["c", "c-plus-plus", "c-sharp"]);
    }

    #[test]
    fn every_id_from_a_name_is_valid_or_empty() {
        for name in [
            "Open Policy Agent",
            "IPv4/v6 Dual-Stack",
            "存储",
            "Ünïcode",
            "Con",
            "...",
            "a".repeat(90).as_str(),
        ] {
            let id = id_from_name(name);
            assert!(
                id.is_empty() || id_problem(&id).is_none(),
                "{name} gave {id}"
            );
        }
        assert_eq!(id_from_name("..."), "");
        assert_eq!(id_from_name("Open Policy Agent"), "open-policy-agent");
    }

    #[test]
    fn an_id_that_some_system_cannot_hold_is_refused() {
        for wrong in ["", "Linkerd", "a/b", "a b", "-a", "a-", "nul", "com1", "ä"] {
            assert!(id_problem(wrong).is_some(), "{wrong}");
        }
        assert_eq!(id_problem("1backend"), None);
    }
}
