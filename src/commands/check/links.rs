//! Asking every link whether it still answers, a few at a time.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Duration;

use rayon::prelude::*;
use ureq::Agent;

use crate::catalog::diagnostic::{Diagnostic, Severity};
use crate::catalog::model::Entry;
use crate::catalog::place::Place;
use crate::catalog::validate::Finding;
use crate::terminal::Terminal;
use crate::workflow::health::Health;

/// How many links are asked at one time.
const AT_ONCE: usize = 16;

/// How long one link may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// The links that do not answer, as warnings: a server may only be down for a while.
///
/// A link that several entries have is asked once.
pub fn dead(health: &Health, terminal: &Terminal) -> Vec<Diagnostic> {
    let mut places: BTreeMap<&str, Vec<(&Entry, Place)>> = BTreeMap::new();
    for entry in &health.catalog.entries {
        for (place, url) in links(entry) {
            if url.starts_with("http://") || url.starts_with("https://") {
                places.entry(url).or_default().push((entry, place));
            }
        }
    }
    terminal.status("Asking", &format!("{} links", places.len()));
    let agent: Agent = Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .http_status_as_error(false)
        .build()
        .into();
    let found = Mutex::new(Vec::new());
    let ask = || {
        places.par_iter().for_each(|(url, places)| {
            let Some(why) = why_dead(&agent, url) else {
                return;
            };
            for (entry, place) in places {
                let document = health.document(&entry.path);
                let found_one = finding(entry, place.clone(), url, &why).located(document.as_ref());
                if let Ok(mut found) = found.lock() {
                    found.push(found_one);
                }
            }
        });
    };
    match rayon::ThreadPoolBuilder::new().num_threads(AT_ONCE).build() {
        Ok(pool) => pool.install(ask),
        Err(_) => ask(),
    }
    found.into_inner().unwrap_or_default()
}

fn links(entry: &Entry) -> Vec<(Place, &str)> {
    let mut links: Vec<(Place, &str)> = Vec::new();
    links.extend(
        entry
            .homepage
            .as_deref()
            .map(|url| (Place::of("homepage"), url)),
    );
    links.extend(
        entry
            .repository
            .as_deref()
            .map(|url| (Place::of("repository"), url)),
    );
    for (kind, of_kind) in &entry.links {
        for (index, link) in of_kind.iter().enumerate() {
            links.push((Place::of("links").key(kind).item(index), &link.url));
        }
    }
    for (track, transitions) in &entry.maturity {
        for (index, transition) in transitions.iter().enumerate() {
            let place = Place::of("maturity").key(track).item(index).key("evidence");
            links.extend(transition.evidence.as_deref().map(|url| (place, url)));
        }
    }
    links
}

/// Why a link is dead; `None` where it answers. A server that forbids robots is alive.
fn why_dead(agent: &Agent, url: &str) -> Option<String> {
    match agent.get(url).call() {
        Ok(answer) => match answer.status().as_u16() {
            status @ (404 | 410 | 500..) => Some(format!("the server says {status}")),
            _ => None,
        },
        Err(error) => Some(error.to_string()),
    }
}

fn finding(entry: &Entry, place: Place, url: &str, why: &str) -> Finding {
    Finding {
        severity: Severity::Warning,
        rule: "dead-link",
        path: entry.path.clone(),
        place,
        rests_on: None,
        message: format!("{url} does not answer: {why}"),
        help: None,
        other: None,
    }
}
