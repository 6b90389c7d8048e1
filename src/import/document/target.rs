//! Where links lead, and what they say that does not show.

use pulldown_cmark::LinkType;

use super::{Form, Target, inline};

/// What a link or picture says that does not show in the text.
pub(super) struct Unseen {
    /// The words that show over it.
    pub title: String,
    /// What it refers to, where nothing defines that.
    pub undefined: String,
}

impl Unseen {
    pub fn new(title: &str, link_type: LinkType, id: &str) -> Unseen {
        let is_told = is_undefined(link_type) && !inline::is_url(id.trim());
        let undefined = if is_told { id } else { "" };
        Unseen {
            title: title.to_string(),
            undefined: undefined.to_string(),
        }
    }
}

fn is_undefined(link_type: LinkType) -> bool {
    matches!(
        link_type,
        LinkType::ReferenceUnknown | LinkType::CollapsedUnknown | LinkType::ShortcutUnknown
    )
}

/// Where a link of this kind leads.
pub(super) fn target(link_type: LinkType, url: &str, id: &str) -> Target {
    let url = match link_type {
        LinkType::Email if !url.starts_with("mailto:") => format!("mailto:{url}"),
        _ => url.trim().to_string(),
    };
    match link_type {
        // `[words][https://…]`: the brackets are wrong, the URL is not.
        LinkType::ReferenceUnknown if inline::is_url(id.trim()) => Target {
            url: id.trim().to_string(),
            form: Form::Repaired,
        },
        _ if is_undefined(link_type) => Target {
            url,
            form: Form::Undefined,
        },
        LinkType::Autolink | LinkType::Email => Target {
            url,
            form: Form::Bare,
        },
        _ => Target {
            url,
            form: Form::Whole,
        },
    }
}
