//! The text of a commit message: its blank space and its trailers.

/// How git begins the line of a sign-off.
const SIGN_OFF: &str = "Signed-off-by: ";

/// Blank space as `git commit` leaves it: none at the ends of lines, no blank line at the start or
/// end, never two together, and one final newline. A message of nothing gives the empty text.
pub(super) fn tidy(message: &str) -> String {
    let mut tidied = String::with_capacity(message.len() + 1);
    let mut blank_before = false;
    for line in message.lines().map(str::trim_end) {
        if line.is_empty() {
            blank_before = !tidied.is_empty();
            continue;
        }
        if std::mem::take(&mut blank_before) {
            tidied.push('\n');
        }
        tidied.push_str(line);
        tidied.push('\n');
    }
    tidied
}

/// Adds the sign-off of `signer` (`Name <email>`) to a tidy message: into its block of trailers,
/// or as a new one. A message that bears it already stays as it is.
pub(super) fn sign_off(message: &str, signer: &str) -> String {
    let line = format!("{SIGN_OFF}{signer}\n");
    let block = trailer_block(message);
    if block.is_some_and(|block| block.lines().any(|known| known == line.trim_end())) {
        return message.to_owned();
    }
    let gap = if block.is_some() { "" } else { "\n" };
    format!("{message}{gap}{line}")
}

/// The last paragraph, where it is one of trailers. The subject is never one.
fn trailer_block(message: &str) -> Option<&str> {
    let (_, block) = message.trim_end().rsplit_once("\n\n")?;
    let trailers = block.lines().filter(|line| is_trailer(line)).count();
    let others = block
        .lines()
        .filter(|line| !is_trailer(line) && !line.starts_with([' ', '\t']))
        .count();
    // git's own measure: all of them, or one of its own among at most three times as many others.
    let git_made = block
        .lines()
        .any(|line| line.starts_with(SIGN_OFF) || line.starts_with("(cherry picked from commit "));
    let is_block = trailers > 0 && (others == 0 || git_made && trailers * 3 >= others);
    is_block.then_some(block)
}

fn is_trailer(line: &str) -> bool {
    line.starts_with("(cherry picked from commit ")
        || line.split_once(':').is_some_and(|(token, value)| {
            value.starts_with(' ')
                && !token.is_empty()
                && token
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        })
}

#[cfg(test)]
mod tests {
    use super::{sign_off, tidy};

    const ME: &str = "A U Thor <a@example.com>";

    #[test]
    fn blank_space_is_tidied_as_git_does() {
        assert_eq!(tidy("\n\n s  \r\n\n\n\nbody \n\n"), " s\n\nbody\n");
        assert_eq!(tidy(" \n\n"), "");
    }

    #[test]
    fn a_sign_off_joins_the_trailers_that_are_there() {
        assert_eq!(
            sign_off("Subject\n\nBody\n\nCatalog-Change: promote x\n", ME),
            "Subject\n\nBody\n\nCatalog-Change: promote x\nSigned-off-by: A U Thor <a@example.com>\n"
        );
    }

    #[test]
    fn a_sign_off_stands_apart_from_a_subject_or_prose() {
        for message in [
            "Area: a subject\n",
            "Subject\n\nNote: this is\nprose, no trailer\n",
        ] {
            assert_eq!(
                sign_off(message, ME),
                format!("{message}\nSigned-off-by: {ME}\n")
            );
        }
    }

    #[test]
    fn a_sign_off_is_not_doubled() {
        let once = sign_off("Subject\n", ME);
        assert_eq!(sign_off(&once, ME), once);
        let followed = format!("{once}Change-Id: I1\n");
        assert_eq!(sign_off(&followed, ME), followed);
    }

    #[test]
    fn a_folded_trailer_does_not_end_the_block() {
        let message = "Subject\n\nNote: long\n  goes on\nKey: v\n";
        assert_eq!(
            sign_off(message, ME),
            format!("{message}Signed-off-by: {ME}\n")
        );
    }
}
