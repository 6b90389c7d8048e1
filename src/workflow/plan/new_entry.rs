//! What is known of a new entry, judged before the rest of it is asked.

use chrono::NaiveDate;

use super::track_meant::first_level_meant;
use crate::catalog::find::{called, repository_key};
use crate::catalog::model::{
    AreaTree, Catalog, Entry, Link, id_from_name, id_problem, line_problem, text_problem,
};
use crate::catalog::nearest::nearest;
use crate::catalog::validate::{
    license_problem, link_kind_problem, repository_problem, url_problem,
};
use crate::workflow::refusal::{BlockedMove, Refusal};
use crate::workflow::request::{FirstLevel, NewEntry};

/// Refuses what is known of a new entry where the catalog has it already, or where it cannot be.
/// What is not known yet is empty, and not looked at. `latest` is the last day that a date may be.
///
/// # Errors
/// All that is wrong with it.
pub fn check_known(
    new: &NewEntry,
    catalog: &Catalog,
    latest: Option<NaiveDate>,
) -> Result<(), Refusal> {
    let mut refusals = at_odds(new, catalog);
    refusals.extend(unfit(new));
    let date = new.level.as_ref().and_then(|first| first.date);
    refusals.extend(
        date.zip(latest).and_then(|(date, today)| {
            (date > today).then_some(Refusal::DateInFuture { date, today })
        }),
    );
    Refusal::all(refusals).map_or(Ok(()), Err)
}

/// Refuses a new entry where the catalog has it already, or has no such area, track or level.
pub(super) fn check_place(new: &NewEntry, catalog: &Catalog) -> Result<(), Refusal> {
    Refusal::all(at_odds(new, catalog)).map_or(Ok(()), Err)
}

/// Where the catalog stands in the way.
fn at_odds(new: &NewEntry, catalog: &Catalog) -> Vec<Refusal> {
    let entries = &catalog.entries;
    let aliases = new.aliases.iter();
    let areas = new.areas.iter();
    let mut checks = vec![check_called(new, catalog)];
    checks.extend(aliases.map(|alias| taken(entries, "alias", alias)));
    let repository = new.repository.iter();
    checks.extend(repository.map(|url| repository_taken(entries, url)));
    checks.extend(areas.map(|area| check_area(area, &catalog.areas)));
    let first = new.level.iter();
    checks.extend(first.map(|first| check_first(new, first, catalog)));
    checks.into_iter().filter_map(Result::err).collect()
}

/// Refuses a name or id that another entry has, and an id that cannot be one.
fn check_called(new: &NewEntry, catalog: &Catalog) -> Result<(), Refusal> {
    if !new.name.is_empty() {
        taken(&catalog.entries, "name", &new.name)?;
    }
    match &new.id {
        Some(id) => check_id(id, catalog),
        None if new.name.is_empty() => Ok(()),
        None => check_id(&id_from_name(&new.name), catalog),
    }
}

fn check_id(id: &str, catalog: &Catalog) -> Result<(), Refusal> {
    if let Some(why) = id_problem(id) {
        let instead = Some(id_from_name(id)).filter(|instead| !instead.is_empty() && instead != id);
        return Err(Refusal::InvalidId {
            id: id.to_string(),
            why,
            instead,
        });
    }
    taken(&catalog.entries, "id", id)
}

/// Refuses a first level that there is not, or at which no entry begins. Where several tracks have
/// it and none is named, one that lets it begin there is enough.
fn check_first(new: &NewEntry, first: &FirstLevel, catalog: &Catalog) -> Result<(), Refusal> {
    let meant = first_level_meant(first, &catalog.settings.tracks)?;
    let mut blocked = None;
    for (id, track, level) in meant {
        match track.permit(None, &level, false) {
            Ok(_) => return Ok(()),
            Err(why) => {
                blocked.get_or_insert(BlockedMove {
                    name: match new.name.as_str() {
                        "" => "a new entry".to_string(),
                        name => name.to_string(),
                    },
                    track: id.to_string(),
                    from: None,
                    to: level,
                    why,
                });
            }
        }
    }
    blocked.map_or(Ok(()), |blocked| {
        Err(Refusal::NotPermitted(Box::new(blocked)))
    })
}

/// What is wrong with the texts themselves, as the rules would find it in the entry's file.
fn unfit(new: &NewEntry) -> Vec<Refusal> {
    let mut found = Vec::new();
    let mut judge = |key: &str, problem: Option<(String, Option<String>)>| {
        found.extend(problem.map(|(message, help)| Refusal::InvalidValue {
            key: key.to_string(),
            message,
            help,
        }));
    };
    let line = |text: &str| Some((line_problem(text)?.to_string(), None));
    let text = |text: &str| Some((text_problem(text)?.to_string(), None));
    let evidence = new.level.as_ref().and_then(|first| first.evidence.as_ref());
    if !new.name.is_empty() {
        judge("name", line(&new.name));
    }
    judge("summary", new.summary.as_deref().and_then(line));
    judge("description", new.description.as_deref().and_then(text));
    judge("homepage", new.homepage.as_deref().and_then(url_problem));
    judge(
        "repository",
        new.repository.as_deref().and_then(repository_problem),
    );
    judge("license", new.license.as_deref().and_then(license_problem));
    judge("legal", new.legal.as_deref().and_then(line));
    judge(
        "evidence",
        evidence.map(String::as_str).and_then(url_problem),
    );
    for (kind, link) in &new.links {
        let key = format!("links.{kind}");
        judge(&key, link_kind_problem(kind).or_else(|| link_problem(link)));
    }
    new.tags.iter().for_each(|tag| judge("tags", line(tag)));
    new.aliases
        .iter()
        .for_each(|alias| judge("aliases", line(alias)));
    found
}

fn link_problem(link: &Link) -> Option<(String, Option<String>)> {
    let title = link.title.as_deref().and_then(line_problem);
    let title = title.map(|problem| (format!("the title {problem}"), None));
    title.or_else(|| url_problem(&link.url))
}

/// Refuses a name that some entry has as its id, name or alias, whatever the case.
///
/// # Errors
/// [`Refusal::Taken`] names the entry.
pub fn taken(entries: &[Entry], what: &'static str, value: &str) -> Result<(), Refusal> {
    let wanted = value.trim().to_lowercase();
    match entries
        .iter()
        .find(|entry| called(entry).any(|name| name.to_lowercase() == wanted))
    {
        Some(entry) => Err(refused(what, value, entry)),
        None => Ok(()),
    }
}

/// Refuses a repository that some entry has.
///
/// # Errors
/// [`Refusal::Taken`] names the entry.
pub fn repository_taken(entries: &[Entry], url: &str) -> Result<(), Refusal> {
    let key = repository_key(url);
    let same = |entry: &&Entry| {
        entry
            .repository
            .as_deref()
            .is_some_and(|other| repository_key(other) == key)
    };
    match entries.iter().find(same) {
        Some(entry) => Err(refused("repository", url, entry)),
        None => Ok(()),
    }
}

fn refused(what: &'static str, value: &str, entry: &Entry) -> Refusal {
    Refusal::Taken {
        what,
        value: value.to_string(),
        by: entry.id.clone(),
        path: entry.path.clone(),
    }
}

/// Refuses an area that the tree does not have.
pub(super) fn check_area(area: &str, areas: &AreaTree) -> Result<(), Refusal> {
    if areas.get(area).is_some() {
        return Ok(());
    }
    let near = nearest(area, areas.iter().map(|area| area.path.as_str()));
    Err(Refusal::UnknownArea {
        area: area.to_string(),
        nearest: near.into_iter().map(str::to_string).collect(),
    })
}
