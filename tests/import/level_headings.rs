//! Headings that name levels, beside headings that name areas.

use catalog::import::Reading;

use crate::harness::{Desk, list, taken};
use crate::round_trip::round;

/// A section of a project.
fn section(heading: &str) -> String {
    let name = heading.trim_start_matches('#').trim().to_lowercase();
    format!("{heading}\n\n- **License:** MIT\n- **Website:** <https://{name}.example>\n")
}

/// A document whose lines are headings, those with `*` of projects.
fn sections(lines: &[&str]) -> String {
    let line = |line: &&str| match line.strip_suffix('*') {
        Some(project) => section(project),
        None => format!("{line}\n"),
    };
    let lines: Vec<String> = lines.iter().map(line).collect();
    format!("# T\n\n{}", lines.join("\n"))
}

/// A document that comes back as it is.
fn whole(text: &str) -> (Desk, Reading) {
    let (_, page) = round(text, None, &list("l"));
    assert!(page.ends_with(text), "{page}");
    taken(text, None)
}

/// Where an entry stands on the page of a list: the headings above it.
fn above(desk: &Desk, name: &str) -> Vec<String> {
    let mut above: Vec<String> = Vec::new();
    for line in desk.page("l").lines() {
        let depth = line.bytes().take_while(|b| *b == b'#').count();
        if depth > 0 {
            above.truncate(depth - 1);
            above.push(line[depth..].trim().to_string());
        }
        if line.contains(name) {
            break;
        }
    }
    above.retain(|heading| heading != name);
    above.split_off(1)
}

#[test]
fn sections_may_have_levels_below_areas() {
    let text = sections(&[
        "## Network",
        "### Cilium*",
        "## Storage",
        "### Graduated Projects",
        "#### Rook*",
        "### Sandbox Projects",
        "#### Longhorn*",
        "## Tools",
        "### Block",
        "#### Sandbox Projects",
        "##### Piraeus*",
    ]);
    let (mut desk, _) = whole(&text);
    assert_eq!(desk.entry("rook").areas, ["l/storage"]);
    assert_eq!(desk.level("rook"), Some("graduated"));
    assert_eq!(desk.level("cilium"), None);
    assert_eq!(desk.entry("piraeus").areas, ["l/tools/block"]);
    desk.go_on("longhorn", "sandbox", "graduated", "2021-01-01");
    assert_eq!(above(&desk, "Longhorn"), ["Storage", "Graduated Projects"]);
    assert!(!desk.page("l").contains("**Maturity"), "{}", desk.page("l"));
}

#[test]
fn what_is_archived_may_stand_behind_areas_with_levels() {
    let text = sections(&[
        "## Storage",
        "### Graduated Projects",
        "#### Rook*",
        "### Sandbox",
        "#### Longhorn*",
        "## Network",
        "### Sandbox",
        "#### Cilium*",
        "## Archived",
        "### Rkt*",
    ]);
    whole(&text);
}

#[test]
fn sections_may_have_areas_below_levels() {
    let text = sections(&[
        "## Graduated",
        "### Envoy*",
        "### Storage",
        "#### Rook*",
        "## Sandbox",
        "### Storage",
        "#### Longhorn*",
        "### Network",
        "#### Cilium*",
    ]);
    let (mut desk, _) = whole(&text);
    assert_eq!(desk.entry("rook").areas, ["l/storage"]);
    assert_eq!(desk.entry("envoy").areas, ["l"]);
    assert_eq!(desk.level("longhorn"), Some("sandbox"));
    desk.go_on("cilium", "sandbox", "graduated", "2021-01-01");
    assert_eq!(above(&desk, "Cilium"), ["Graduated", "Network"]);
}

#[test]
fn some_headings_may_be_levels_and_others_areas() {
    let text = sections(&[
        "## Network",
        "### Cilium*",
        "## Storage",
        "### Rook*",
        "## Archived",
        "### Rkt*",
    ]);
    let (mut desk, _) = whole(&text);
    assert_eq!(desk.level("rkt"), Some("archived"));
    assert_eq!(desk.entry("rkt").areas, ["l"]);
    desk.stand("rook", "archived");
    assert_eq!(above(&desk, "Rook"), ["Archived", "Storage"]);
    assert_eq!(above(&desk, "Rkt"), ["Archived"]);
}

#[test]
fn what_is_archived_moves_to_that_part_of_bullets_and_tables() {
    let bullets = "# T\n\n## Network\n\n- [Cilium](https://cilium.example): Nets.\n\n## Storage\n\n- [Rook](https://rook.example): Stores.\n\n## Archived\n\n- [rkt](https://rkt.example): Pods.\n";
    let (mut desk, _) = whole(bullets);
    desk.stand("rook", "archived");
    assert_eq!(above(&desk, "[Rook]"), ["Archived", "Storage"]);
    assert!(!desk.page("l").contains("~~"), "{}", desk.page("l"));
    let head = "| Project | Goal |\n| --- | --- |\n";
    let table = format!(
        "# T\n\n## Network\n\n{head}| [Cilium](https://cilium.example) | Nets. |\n\n## Storage\n\n{head}| [Rook](https://rook.example) | Stores. |\n\n## Archived\n\n{head}| [rkt](https://rkt.example) | Pods. |\n"
    );
    let (mut desk, _) = whole(&table);
    desk.stand("rook", "archived");
    assert_eq!(above(&desk, "[Rook]"), ["Archived"]);
    assert!(
        desk.page("l").contains("| Storage |  |\n"),
        "{}",
        desk.page("l")
    );
}

#[test]
fn an_area_may_have_its_own_archive() {
    let text = "# T\n\n## Network\n\n- [Cilium](https://cilium.example): Nets.\n\n## Storage\n\n- [Rook](https://rook.example): Stores.\n\n### Archived\n\n- [Torus](https://torus.example): Blocks.\n";
    let (mut desk, _) = whole(text);
    assert_eq!(desk.entry("torus").areas, ["l/storage"]);
    desk.stand("cilium", "archived");
    assert_eq!(above(&desk, "[Cilium]"), ["Network", "Archived"]);
    let levels = text.replace("## Network", "## Network\n\n### Stable");
    let (desk, _) = whole(&levels);
    assert_eq!(desk.level("cilium"), Some("stable"));
}

#[test]
fn labels_that_lead_nowhere_are_those_of_projects_below_areas_too() {
    let text = "# T\n\n## Storage\n\n### A\n\n- **License:** MIT\n\n## Network\n\n### B\n\n- **License:** MIT\n\n## Archived\n\n### C\n\n- **License:** MIT\n";
    let (desk, _) = whole(text);
    assert_eq!(desk.ids(), ["a", "b", "c"]);
}

#[test]
fn past_projects_have_columns_of_their_own_beside_tracks_with_names() {
    let text = "# T

## Containers

| Project | Stage |
| --- | --- |
| [A](https://a.example) | CNCF: graduated |
| [B](https://b.example) | CNCF: sandbox |

## Past projects

| Project | Reason |
| --- | --- |
| [E](https://e.example) | merged into A |
| [F](https://f.example) | no interest |
";
    let (_, page) = round(text, None, &list("l"));
    assert!(page.ends_with(text), "{page}");
}
