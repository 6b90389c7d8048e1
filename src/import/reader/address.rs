//! Where the link of a name leads, and which targets of links a list can carry.

use super::{Reader, Remark, visible};
use crate::catalog::model::is_unseen;
use crate::catalog::validate::url_problem;
use crate::import::account::Why;
use crate::import::document::Form;
use crate::import::draft::Draft;
use crate::import::words as known;

/// The key under which a draft keeps the link of its name, where that leads to a place beside the
/// document. Templates link the name to it, and say so in these words where it has another link.
pub(in crate::import) const RELATIVE_LINK: &str = "relative-link";

impl Reader<'_> {
    /// Whether a piece is a link that a list can carry.
    pub fn is_sound(&self, piece: usize) -> bool {
        self.document.pieces[piece].link().is_some_and(|target| {
            let leads = target.form != Form::Undefined && !target.url.starts_with('#');
            leads && (sound(&target.url).is_some() || mended(&target.url).is_some())
        })
    }

    /// Takes what the link of a name leads to: the project's repository, its homepage, or a place
    /// beside the document. `field` is what the words of the link stand in.
    pub fn take_address(&mut self, piece: usize, draft: usize, field: &'static str) {
        if self.take_relative(piece, draft, field) {
            return;
        }
        let Some(url) = self.url(piece) else {
            return;
        };
        let title = visible(&self.document.pieces[piece].text);
        let own = &mut self.drafts[draft];
        let address = match known::is_repository(&url) {
            true => &mut own.repository,
            false => &mut own.homepage,
        };
        match address {
            None => *address = Some(url),
            Some(_) => own.add_link("other", Some(&title), &url),
        }
        self.take(piece..piece + 1, Some(draft), field);
    }

    /// Whether it is known where the name of a project leads.
    pub fn has_address(&self, draft: usize) -> bool {
        let draft = &self.drafts[draft];
        draft.homepage.is_some()
            || draft.repository.is_some()
            || draft.extra.contains_key(RELATIVE_LINK)
    }

    /// Takes a link whose words only say which field of the project it is, as lists have it whose
    /// names lead elsewhere; gives whether it was one.
    pub fn take_own(&mut self, piece: usize, draft: usize) -> bool {
        let words = self.document.pieces[piece].text.trim();
        if words.eq_ignore_ascii_case("relative link") {
            return self.take_relative(piece, draft, "extra");
        }
        if !words.eq_ignore_ascii_case("repository") || self.drafts[draft].repository.is_some() {
            return false;
        }
        let Some(url) = self.url(piece) else {
            return false;
        };
        self.drafts[draft].repository = Some(url);
        self.take(piece..piece + 1, Some(draft), "repository");
        true
    }

    /// Takes a link to a place beside the document, of which a project has one.
    fn take_relative(&mut self, piece: usize, draft: usize, field: &'static str) -> bool {
        let target = self.document.pieces[piece].link();
        let Some(path) = target
            .filter(|target| is_relative(&target.url) && mended(&target.url).is_none())
            .map(|target| encoded(&target.url))
        else {
            return false;
        };
        let extra = &mut self.drafts[draft].extra;
        if extra.get(RELATIVE_LINK).is_some_and(|own| *own != path) {
            self.report(piece..piece + 1, Why::RelativeLink);
        } else {
            extra.insert(RELATIVE_LINK.to_string(), path);
            self.take(piece..piece + 1, Some(draft), field);
        }
        true
    }
}

/// Says where the links are kept that lead to places beside the document.
pub(in crate::import) fn remark_on_relative(drafts: &[Draft]) -> Option<Remark> {
    let has_one = |draft: &&Draft| draft.extra.contains_key(RELATIVE_LINK);
    let first = drafts.iter().find(has_one)?;
    let names = match drafts.iter().filter(has_one).count() {
        1 => "1 name leads".to_string(),
        count => format!("{count} names lead"),
    };
    let message = format!(
        "{names} to a place beside the document: kept as `{RELATIVE_LINK}` under `extra`, and \
         published as it is written, which holds in the document's own folder"
    );
    Some(Remark {
        line: first.line,
        message,
    })
}

/// Whether a target names a place beside the document that its page can be linked to.
pub(in crate::import) fn is_relative(target: &str) -> bool {
    let target = target.trim();
    !target.is_empty()
        && !target.starts_with(['#', '\\'])
        && !target.starts_with("//")
        && !target.contains(|c: char| c == ':' || is_unseen(c))
}

/// The URL as a list can carry it.
pub(in crate::import) fn sound(url: &str) -> Option<String> {
    let is_sound = |url: &str| url_problem(url).is_none();
    if is_sound(url) {
        return Some(url.to_string());
    }
    Some(encoded(url)).filter(|url| is_sound(url))
}

/// The URL that a reader takes a target without a scheme for: a host of the web, or an address.
pub(in crate::import) fn mended(target: &str) -> Option<String> {
    let target = target.trim();
    let (host, path) = target.split_once('/').unwrap_or((target, ""));
    let whole = if let Some(rest) = target.strip_prefix("//") {
        format!("https://{rest}")
    } else if host.starts_with("www.") || known::is_repository(target) {
        format!("https://{target}")
    } else if host.contains('@') && path.is_empty() {
        format!("mailto:{target}")
    } else {
        return None;
    };
    sound(&whole)
}

/// A target in which signs that would end it are percent-encoded.
fn encoded(target: &str) -> String {
    let mut encoded = String::with_capacity(target.len());
    for c in target.trim().chars() {
        match c {
            ' ' | '<' | '>' | '"' | '\\' | '`' => {
                encoded.push_str(&format!("%{:02X}", u32::from(c)))
            }
            c => encoded.push(c),
        }
    }
    encoded
}
