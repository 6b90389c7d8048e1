//! Every URL is one that a published list may carry.
//!
//! A URL is kept as it is written; what is judged is whether it is safe and whole, never whether
//! it could be written more nicely.

use super::{Check, Findings, Rule, Scope, transition_place, transitions};
use crate::catalog::model::{Entry, is_unseen};
use crate::catalog::place::Place;

/// The schemes that a list may carry, besides `mailto`, which names no host.
const SCHEMES: &[&str] = &["https", "http", "irc", "ircs"];

/// What a problem says, and what would be right.
type Problem = (String, Option<String>);

/// The rule.
pub const RULE: Rule = Rule {
    name: "url",
    about: "every URL is http, https, mailto, irc or ircs, names a host, and has no spaces or password",
    check: Check::Entry(check),
};

fn check(entry: &Entry, _: &Scope, findings: &mut Findings) {
    let mut judge = |problem: Option<Problem>, place: &dyn Fn() -> Place| {
        if let Some((message, help)) = problem {
            findings.error(&entry.path, place(), message, help);
        }
    };
    let url = |url: &Option<String>| url.as_deref().and_then(url_problem);
    judge(url(&entry.homepage), &|| Place::of("homepage"));
    let repository = entry.repository.as_deref().and_then(repository_problem);
    judge(repository, &|| Place::of("repository"));
    for (track, index, transition) in transitions(entry) {
        let place = || transition_place(track, index, "evidence");
        judge(url(&transition.evidence), &place);
    }
    for (kind, links) in &entry.links {
        for (index, link) in links.iter().enumerate() {
            let place = || Place::of("links").key(kind).item(index).key("url");
            judge(url_problem(&link.url), &place);
        }
    }
}

/// What is wrong with a URL, and what would be right; `None` where a list may carry it.
pub fn url_problem(text: &str) -> Option<Problem> {
    if text.is_empty() {
        return Some(("the URL is empty".to_string(), None));
    }
    if !is_plain(text)
        && let Some(unfit) = text.chars().find(|c| is_unfit(*c))
    {
        return Some(unfit_problem(text, unfit));
    }
    let Some((scheme, rest)) = split_scheme(text) else {
        let help = with_scheme(text)
            .map(|right| format!("did you mean `{right}`?"))
            .unwrap_or_else(|| "write it in full, such as `https://example.org/page`".to_string());
        return Some((format!("`{text}` has no scheme"), Some(help)));
    };
    if is_one_of(scheme, SCHEMES) {
        host_problem(text, scheme, rest)
    } else if is_one_of(scheme, &["mailto"]) {
        mail_problem(text, rest)
    } else {
        Some(scheme_problem(text, scheme, rest))
    }
}

/// What is wrong with a repository's URL: one that a browser opens is wanted.
pub fn repository_problem(text: &str) -> Option<Problem> {
    let of_web = |(scheme, _)| is_one_of(scheme, &["https", "http"]);
    if split_scheme(text).is_none_or(of_web) && !is_scp(text) {
        return url_problem(text);
    }
    let help = web_address(text)
        .map(|right| format!("did you mean `{right}`?"))
        .unwrap_or_else(|| "write it as `https://…`".to_string());
    let message = format!(
        "`{}` is no web address, which a repository is named by",
        text.escape_debug()
    );
    Some((message, Some(help)))
}

/// The scheme of a URL and what follows its `:`; a host with its port is no scheme.
fn split_scheme(text: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = text.split_once(':')?;
    let shaped = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-'));
    let port = rest.starts_with(|c: char| c.is_ascii_digit()) && scheme != "mailto";
    (shaped && !port).then_some((scheme, rest))
}

fn is_one_of(scheme: &str, schemes: &[&str]) -> bool {
    schemes
        .iter()
        .any(|other| scheme.eq_ignore_ascii_case(other))
}

/// Whether a URL has only signs as most have, so that no more need be asked.
fn is_plain(text: &str) -> bool {
    text.bytes().all(
        |byte| matches!(byte, b'!' | b'#'..=b';' | b'=' | b'?'..=b'[' | b']'..=b'_' | b'a'..=b'~'),
    )
}

/// What may not stand in a URL as it is: it would end the link in Markdown or HTML, or hide.
fn is_unfit(c: char) -> bool {
    c.is_whitespace() || is_unseen(c) || matches!(c, '<' | '>' | '"' | '\\' | '`')
}

fn unfit_problem(text: &str, unfit: char) -> Problem {
    let trimmed = text.trim();
    let what = match unfit {
        ' ' => "a space".to_string(),
        c if is_unseen(c) => "a control character".to_string(),
        c if c.is_whitespace() => "white space".to_string(),
        c => format!("`{c}`"),
    };
    let help = if trimmed != text {
        "take away what stands around it".to_string()
    } else if unfit.is_ascii() && !is_unseen(unfit) {
        format!("write it as `%{:02X}`", u32::from(unfit))
    } else {
        "take it out".to_string()
    };
    let message = format!("the URL `{}` has {what} in it", text.escape_debug());
    (message, Some(help))
}

/// A URL without its scheme in full: a host with a dot, or somebody's address.
fn with_scheme(text: &str) -> Option<String> {
    let bare = text.trim_start_matches('/');
    let host = bare.split(['/', '?', '#']).next()?;
    let right = match host.split_once('@') {
        Some(_) if host == bare => format!("mailto:{bare}"),
        None if host.contains('.') => format!("https://{bare}"),
        _ => return None,
    };
    url_problem(&right).is_none().then_some(right)
}

fn scheme_problem(text: &str, scheme: &str, rest: &str) -> Problem {
    let slip = |known: &&&str| strsim::damerau_levenshtein(known, scheme) == 1;
    let right = SCHEMES
        .iter()
        .find(slip)
        .map(|known| format!("{known}:{rest}"));
    let help = match right.filter(|right| url_problem(right).is_none()) {
        Some(right) => format!("did you mean `{right}`?"),
        None => format!("a URL is one of {}, mailto", SCHEMES.join(", ")),
    };
    let message = format!("`{text}` may not be published, since it is `{scheme}:`");
    (message, Some(help))
}

fn mail_problem(text: &str, rest: &str) -> Option<Problem> {
    let addresses = rest.split('?').next().unwrap_or_default();
    let whole = |address: &str| {
        let parts = address.split_once('@');
        parts.is_some_and(|(user, host)| {
            !user.is_empty()
                && !host.contains('@')
                && url_problem(&format!("irc://{host}")).is_none()
        })
    };
    if addresses.split(',').all(whole) {
        return None;
    }
    let help = "write it as `mailto:somebody@example.org`".to_string();
    Some((format!("`{text}` names nobody's address"), Some(help)))
}

fn host_problem(text: &str, scheme: &str, rest: &str) -> Option<Problem> {
    let Some(rest) = rest.strip_prefix("//") else {
        let right = format!("{scheme}://{}", rest.trim_start_matches('/'));
        let help = url_problem(&right)
            .is_none()
            .then(|| format!("did you mean `{right}`?"));
        return Some((format!("`{text}` has no `//` behind `{scheme}:`"), help));
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if let Some((_, host)) = authority.rsplit_once('@') {
        let after = &rest[authority.len()..];
        let help = format!("write `{scheme}://{host}{after}`");
        let message = format!("the URL `{scheme}://…@{host}{after}` has a user in it");
        return Some((message, Some(help)));
    }
    if authority.is_empty() || authority.starts_with(':') {
        return Some((format!("`{text}` names no host"), None));
    }
    let whole = !authority.starts_with('.') && !authority.contains("..");
    let sound = is_plain_host(authority) || whole && ::url::Url::parse(text).is_ok();
    (!sound).then(|| {
        let message = format!("`{text}` names no host that there can be: `{authority}`");
        (message, None)
    })
}

/// Whether a host is one as most are, so that no more need be asked: labels of letters, digits and
/// `-` between dots, the last of letters alone.
fn is_plain_host(host: &str) -> bool {
    let plain = |label: &str| {
        let mut bytes = label.bytes();
        !label.is_empty()
            && !label.starts_with("xn--")
            && bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    let last = host.rsplit('.').next().unwrap_or_default();
    host.split('.').all(plain) && last.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Whether this is git's short form of an address over ssh: `git@github.com:owner/name`.
fn is_scp(text: &str) -> bool {
    text.split_once(':').is_some_and(|(host, path)| {
        host.contains('@') && !host.contains('/') && !path.starts_with("//")
    })
}

/// The web address of a repository that is written as git alone reads it.
fn web_address(text: &str) -> Option<String> {
    let is_git = |scheme: &str| scheme.contains("git") || scheme == "ssh";
    let (host, path) = match text.split_once("://") {
        Some((scheme, rest)) if is_git(scheme) => rest.split_once('/')?,
        None if is_scp(text) => text.split_once(':')?,
        _ => return None,
    };
    let host = host.rsplit('@').next().unwrap_or(host);
    let path = path.strip_suffix(".git").unwrap_or(path);
    let right = format!("https://{host}/{path}");
    url_problem(&right).is_none().then_some(right)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::catalog::validate::testing::{catalog, link, moved, said};

    #[test]
    fn every_url_of_an_entry_is_looked_at() {
        let mut wrong = moved("a", &[("sandbox", "")]);
        wrong.homepage = Some("a.org".into());
        wrong.repository = Some("git@github.com:a/b.git".into());
        wrong.maturity["cncf"][0].evidence = Some("https:///vote".into());
        wrong
            .links
            .insert("chat", vec![link("javascript:alert(1)")]);
        let expected = [
            "error a.yaml .homepage: `a.org` has no scheme; did you mean `https://a.org`?",
            "error a.yaml .repository: `git@github.com:a/b.git` is no web address, \
             which a repository is named by; did you mean `https://github.com/a/b`?",
            "error a.yaml .maturity.cncf[0].evidence: `https:///vote` names no host",
            "error a.yaml .links.chat[0].url: `javascript:alert(1)` may not be published, \
             since it is `javascript:`; a URL is one of https, http, irc, ircs, mailto",
        ];
        assert_eq!(said(&RULE, &catalog([wrong])), expected);
    }

    #[test]
    fn what_people_write_in_lists_is_fine() {
        for right in [
            "https://groups.google.com/forum/#!forum/vitess",
            "http://127.0.0.1:8080/",
            "https://[::1]/a",
            "HTTPS://Example.org",
            "https://bücher.example/ä?q=ö",
            "https://en.wikipedia.org/wiki/C_(language)",
            "irc://irc.freenode.net/#kubernetes",
            "mailto:cncf-a@lists.cncf.io?subject=Hello%20there",
            "mailto:a@b.org,c@d.org",
            "https://web.archive.org/web/2020/https://a.org/",
        ] {
            assert_eq!(url_problem(right), None, "{right}");
        }
    }

    #[test]
    fn what_is_not_whole_or_not_safe_is_refused_with_what_would_be_right() {
        for (wrong, help) in [
            ("", ""),
            ("//a.org/x", "`https://a.org/x`"),
            ("a.org:8080/x", "`https://a.org:8080/x`"),
            ("me@a.org", "`mailto:me@a.org`"),
            ("TBD", "write it in full"),
            ("htps://a.org", "`https://a.org`"),
            ("ftp://a.org", "one of https"),
            ("file:///etc/passwd", "one of https"),
            ("data:text/html,x", "one of https"),
            ("https:/a.org", "`https://a.org`"),
            ("https:a.org", "`https://a.org`"),
            ("https://", ""),
            ("https://:80/", ""),
            ("https://a.org/\u{0}", "take it out"),
            ("https://a..org/", ""),
            ("https://a.org/a b", "%20"),
            (" https://a.org", "around it"),
            ("https://a.org/\u{a0}x", "take it out"),
            ("https://a.org/<b>", "%3C"),
            ("https:\\\\a.org", "%5C"),
            ("https://me:secret@a.org/x", "`https://a.org/x`"),
            ("https://github.com@evil.org/x", "`https://evil.org/x`"),
            ("https://a.org:99999", ""),
            ("https://1.2.3.256", ""),
            ("https://xn--a", ""),
            ("mailto:nobody", "somebody@"),
            ("mailto:a@b.org,", "somebody@"),
        ] {
            let (_, said) = url_problem(wrong).unwrap_or_else(|| panic!("{wrong} passed"));
            assert!(said.unwrap_or_default().contains(help), "{wrong}: {help}");
        }
    }

    #[test]
    fn a_password_is_never_said_again() {
        let said = url_problem("https://me:secret@a.org/x");
        assert!(!format!("{said:?}").contains("secret"), "{said:?}");
    }

    #[test]
    fn a_repository_is_a_web_address() {
        assert_eq!(repository_problem("https://github.com/a/b"), None);
        for (wrong, right) in [
            ("git://github.com/a/b.git", "`https://github.com/a/b`"),
            ("ssh://git@github.com/a/b", "`https://github.com/a/b`"),
            ("git@github.com:a/b.git", "`https://github.com/a/b`"),
            ("github.com/a/b", "`https://github.com/a/b`"),
            ("mailto:a@b.org", "https://…"),
            ("irc://irc.a.org/b", "https://…"),
        ] {
            let (_, help) = repository_problem(wrong).unwrap_or_else(|| panic!("{wrong} passed"));
            assert!(help.unwrap_or_default().contains(right), "{wrong}: {right}");
        }
    }

    proptest! {
        #[test]
        fn what_passes_is_a_url_to_every_program(
            url in "(https?|irc|mailto):(//)?[a-z0-9.:@-]{0,12}[/?#]?\\PC{0,8}",
        ) {
            if url_problem(&url).is_none() {
                let parsed = ::url::Url::parse(&url);
                prop_assert!(parsed.is_ok(), "{url}");
            }
        }

        #[test]
        fn any_text_gets_an_answer(text in "\\PC*|[a-z:/@. ]*") {
            let (url, repository) = (url_problem(&text), repository_problem(&text));
            prop_assert!(url.is_none() || repository.is_some());
        }
    }
}
