//! Which shape a document has where several might fit, and which of its headings are projects.

use catalog::import::{Shape, Why, read};

use crate::harness::{list, reported, taken};
use crate::round_trip::round;

fn shape(text: &str) -> Option<Shape> {
    read(text, None).ok().map(|reading| reading.shape)
}

const LINKED_FIELDS: &str = "\
# Acme

## Products

### Foo

Stores things.

- [GitHub](https://github.com/acme/foo): source
- [Docs](https://docs.acme.example/foo)
- [Source code mirror](https://mirror.acme.example/foo)

### Bar

- [GitHub](https://github.com/acme/bar)
- [Docs](https://docs.acme.example/bar): docs
";

#[test]
fn links_on_the_words_of_fields_are_fields_of_the_heading() {
    let (desk, reading) = taken(LINKED_FIELDS, None);
    assert_eq!(reading.shape, Shape::Sections);
    assert_eq!(desk.ids(), ["bar", "foo"]);
    let foo = desk.entry("foo");
    assert_eq!(
        foo.repository.as_deref(),
        Some("https://github.com/acme/foo")
    );
    assert_eq!(
        &*foo.links["documentation"][0].url,
        "https://docs.acme.example/foo"
    );
    assert_eq!(foo.areas, ["l/products"]);
    round(LINKED_FIELDS, None, &list("l"));
}

#[test]
fn what_stands_below_a_field_does_not_make_a_list_of_bullets() {
    let text = "\
# T

## Graduated Projects

### Alpha

- **Repository:** https://github.com/a/alpha
- **Meetings:**
  - Weekly: Mondays, [Zoom](https://zoom.example)
  - Monthly: first Friday, [Meet](https://meet.example), [notes](https://notes.example)
  - Yearly: [Hall](https://hall.example)

### Beta

Only prose.
";
    let (desk, reading) = taken(text, None);
    assert_eq!(reading.shape, Shape::Sections);
    assert_eq!(desk.ids(), ["alpha", "beta"]);
    round(text, None, &list("l"));
}

#[test]
fn names_in_bold_with_links_behind_are_bullets() {
    let text = "\
# Tools

## Databases

- **PostgreSQL**: [Website](https://postgresql.example), [GitHub](https://github.com/postgres/postgres)
- **MySQL**: [Website](https://mysql.example), [GitHub](https://github.com/mysql/mysql-server)

## Queues

- **Kafka** - [Website](https://kafka.example)
";
    let (desk, reading) = taken(text, None);
    assert_eq!(reading.shape, Shape::Bullets);
    assert_eq!(desk.ids(), ["kafka", "mysql", "postgresql"]);
}

#[test]
fn names_that_sound_like_fields_are_names() {
    let text = "- [Rocket.Chat](https://rocket.example)\n- [Docs Builder](https://docs.example)\n";
    assert_eq!(shape(text), Some(Shape::Bullets));
    assert_eq!(
        shape("| Tool | License |\n|---|---|\n| A | MIT |\n"),
        Some(Shape::Table)
    );
}

#[test]
fn headings_that_lead_to_projects_are_projects() {
    let text = "# T\n\n## Storage\n\n### [A](https://github.com/a/a)\n\nStores.\n\n### [B](https://b.example)\n\nKeeps, see [C](https://c.example).\n\n## Contributing\n\nSend mail.\n";
    let (desk, reading) = taken(text, None);
    assert_eq!(reading.shape, Shape::Sections);
    assert_eq!(desk.ids(), ["a", "b"]);
    assert_eq!(
        desk.entry("a").repository.as_deref(),
        Some("https://github.com/a/a")
    );
    assert_eq!(reported(&reading, Why::Prose), [(15, "Send mail.".into())]);
    round(text, None, &list("l"));
}

#[test]
fn a_paragraph_may_hold_the_fields() {
    let text = "# T\n\n## Queues\n\n### RabbitMQ\n\n**License:** MPL-2.0\\\n**Website:** https://rabbit.example\n\n### NATS\n\n- **License:** Apache-2.0\n";
    let (desk, _) = taken(text, None);
    assert_eq!(desk.ids(), ["nats", "rabbitmq"]);
    let rabbit = desk.entry("rabbitmq");
    assert_eq!(rabbit.license.as_deref(), Some("MPL-2.0"));
    assert_eq!(rabbit.homepage.as_deref(), Some("https://rabbit.example"));
    round(text, None, &list("l"));
}

#[test]
fn rules_with_labels_beside_levels_are_prose() {
    let text = "# T\n\n## Graduated\n\n### Alpha\n\n- **Repository:** https://github.com/a/alpha\n- **License:** MIT\n\n## Proposing a project\n\n### Requirements\n\n- **License:** must be OSI approved\n- **Repository:** must be public\n";
    let (desk, reading) = taken(text, None);
    assert_eq!(desk.ids(), ["alpha"]);
    assert!(desk.page("l").contains("## Graduated\n"));
    assert_eq!(reported(&reading, Why::Heading).len(), 2);
}

#[test]
fn bullets_beside_tables_are_told_of() {
    let row = |name: &str| format!("| [{name}](https://{name}.example) | x |\n");
    let table = format!(
        "| Name | Goal |\n|---|---|\n{}",
        ["a", "b", "c", "d"].map(row).concat()
    );
    let item = |name: &str| format!("- [{name}](https://{name}.example)\n");
    let bullets = ["e", "f", "g"].map(item).concat();
    let (_, reading) = taken(&format!("{table}\n## Libraries\n\n{bullets}"), None);
    let said = "3 bullets have links too, and are not read as projects";
    assert!(
        reading
            .remarks
            .iter()
            .any(|remark| remark.message.starts_with(said))
    );
    let (_, reading) = taken(&format!("{table}\nSee also:\n\n{}", item("e")), None);
    assert!(reading.remarks.is_empty(), "{:?}", reading.remarks);
}

#[test]
fn tables_of_people_and_meetings_beside_those_of_projects_are_text() {
    let about = "## Maintainers

| Name | Affiliation | GitHub |
| --- | --- | --- |
| Jane | X | [jane](https://github.com/jane) |

## Meetings

| When | Where |
| --- | --- |
| Monday | [Zoom](https://zoom.example/1) |
";
    let text = format!(
        "# T

| Project | Status |
| --- | --- |
| [A](https://a.example) | stable |
| [B](https://b.example) | beta |

{about}"
    );
    let (desk, _) = taken(&text, None);
    assert_eq!(desk.ids(), ["a", "b"]);
    let (_, page) = round(&text, None, &list("l"));
    assert!(page.ends_with(&text), "{page}");
    // Under the same columns it is what the other tables list.
    let events = text.replace(
        about,
        "## Events\n\n| Project | Status |\n| --- | --- |\n| [C](https://c.example) | beta |\n",
    );
    let (desk, _) = taken(&events, None);
    assert_eq!(desk.ids(), ["a", "b", "c"]);
    // Alone it is what the document lists.
    let (desk, _) = taken(&format!("# T\n\n{about}"), None);
    assert!(desk.ids().contains(&"jane"));
}

#[test]
fn several_names_in_a_cell_are_told_of() {
    let text = "# T

| Stage | Projects |
| --- | --- |
| graduated | [A](https://a.example), [B](https://b.example) and [C](https://c.example) |
| sandbox | [D](https://d.example), [docs](https://d.example/docs) |
";
    let (_, reading) = taken(text, None);
    let told: Vec<(usize, &str)> = reading
        .remarks
        .iter()
        .map(|remark| (remark.line, &*remark.message))
        .collect();
    assert_eq!(
        told,
        [(
            5,
            "A has `B`, `C` as links: a row is one project; those that are projects too need rows of \
             their own"
        )]
    );
}
