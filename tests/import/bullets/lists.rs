//! Lists as people keep them, with much of what they have.

use catalog::import::{Shape, read};

use super::{SELF_HOSTED, kept};
use crate::harness::list;
use crate::round_trip::round;

const GO: &str = "\
# Awesome Go

## Contents

- [Audio](#audio)
- [Data](#data)

## Audio and Music

_Libraries for manipulating audio._

- [flac](https://github.com/mewkiz/flac) - Native Go FLAC encoder/decoder with support for `io.Reader`.
- [gaad](https://github.com/Comcast/gaad) - Native Go AAC bitstream parser.
- [GoAudio](https://github.com/DylanMeeus/GoAudio) - Native Go Audio Processing Library (with [examples](https://github.com/DylanMeeus/GoAudio/tree/master/examples)).
* [Oto](https://github.com/hajimehoshi/oto) - A low-level library to play sound on multiple platforms.

**[⬆ back to top](#contents)**

## Data

1. [bbolt](https://github.com/etcd-io/bbolt) - An embedded key/value database for Go. :star:
2. [badger](https://github.com/dgraph-io/badger): Fast key-value store.
   - [Docs](https://dgraph.io/docs/badger) - how to use it
   - Used by Dgraph, see [the post](https://blog.dgraph.example/post).

   A second paragraph with a [talk](https://talk.example/badger).

### Relational

+ [pgx](https://github.com/jackc/pgx) - PostgreSQL driver.
+ SQL builders
  + [squirrel](https://github.com/Masterminds/squirrel) - Fluent SQL generation.
  + [goqu](https://github.com/doug-martin/goqu) - Idiomatic SQL builder. *Archived.*
- [ ] [later](https://later.example) - Not yet.
- [x] [done](https://done.example) - Yes.
";

const RUST: &str = "\
# Awesome Rust [![build badge](https://img.example/badge.svg)](https://ci.example/rust)

## Applications

* [alacritty](https://github.com/alacritty/alacritty) — A cross-platform, GPU enhanced terminal emulator [![build status](https://img.example/alacritty.svg)](https://ci.example/alacritty)
* [rust-lang/rust](https://github.com/rust-lang/rust) - the compiler [[website](https://www.rust-lang.org)]
* [Servo](https://github.com/servo/servo) [[servo](https://crates.io/crates/servo)] — A prototype web browser engine.
* [svenstaro/genact](https://github.com/svenstaro/genact) [[genact](https://crates.io/crates/genact)] - A nonsense activity generator

### Database

* [Materialize](https://materialize.example/) - Streaming SQL database powered by Timely Dataflow :heavy_dollar_sign: [![Cargo Build](https://img.example/m.svg)](https://ci.example/m)
* Tools
  * [sqlx](https://crates.io/crates/sqlx): async, pure Rust SQL crate — [docs.rs](https://docs.rs/sqlx), [repo](https://github.com/launchbadge/sqlx)
  * Diesel ([diesel.example](https://diesel.example)) – safe ORM; see [the guide](https://diesel.example/guides)
";

const PYTHON: &str = "\
# Awesome Python

## Web Servers

*ASGI and WSGI servers.*

- [gunicorn](https://github.com/benoitc/gunicorn) - Pre-forked, ported from Ruby's Unicorn project.
- The [Waitress](https://waitress.example) server, production quality.
- Frameworks
    - [Django](https://www.djangoproject.com/) - The most popular web framework in Python.
        - [awesome-django](https://github.com/wsvincent/awesome-django)
    - [Flask](https://flask.example/) - A microframework. (**Extensions:** [list](https://flask.example/ext))
- Also see [the WSGI list](https://wsgi.example).

## Newsletters

- 2023-04-01 [Why meshes matter](https://post.example/1)
- [Python Weekly](https://weekly.example) 📬
- **Podcast** (weekly): [site](https://pod.example), [RSS](https://pod.example/rss)
";

const MIXED: &str = r#"# Awesome Things [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)

> A curated list.

[![Build](https://img.example/b.svg)](https://ci.example)

## Contents

- [Servers](#servers)
- [Tools](#tools)

## Servers

_Web servers._

- [Apache HTTP Server](https://httpd.apache.org/) - Secure, efficient and extensible. ([Source Code](https://svn.apache.org/repos/asf/httpd/httpd/trunk/)) `Apache-2.0` `C`
- [Caddy](https://caddyserver.com/) `⚠` - Powerful, enterprise-ready web server. ([Demo](https://caddyserver.com/demo), [Source Code](https://github.com/caddyserver/caddy), [Clients](https://clients.example)) `Apache-2.0` `Go/Docker/deb`
- [Proprietary](https://prop.example) - Closed. `⊘ Proprietary` `Java`
- [Kong](https://kong.example) - API gateway, *fork of [OpenResty](https://openresty.org)*. `Apache-2.0` `Lua`
- [GPL thing](https://gpl.example) - Foo (alternative to Bar, Baz). ([Source Code](https://codeberg.org/x/gpl)) `GPL-2.0/MIT` `PHP`

**[⬆ back to top](#contents)**

## Tools

1. [one](https://one.example) – first
   * sub text only
   * [sub link](https://sub.example)
   * Docs: [read](https://read.example)
   * [GitHub](https://github.com/o/one): the source
2. [two](https://two.example): second

   More about two with [a link](https://more.example).

   ```sh
   npm install two
   ```
3. ~~[dead](https://dead.example)~~ - gone
4. **[bold](https://bold.example)** - Bold link
5. *[ital](https://ital.example)* by [Jane](https://jane.example) - by an author
6. `code-name` - [repo](https://github.com/c/code-name) - the name is code
7. [`coded`](https://coded.example) - the link is code
8. <https://bare.example> - bare
9. [ref][r1] - a reference
10. [Name](https://name.example) [(paper)](https://paper.example) [(code)](https://github.com/p/name)
11. [Name2](https://name2.example): text [\[paper\]](https://paper2.example)
12. [vim-x](https://vx.example) ![stars](https://img.example/stars.svg) - with stars
13. Foo Bar - text without a link
14. [Multi](https://m.example)<br>Second line<br>[Docs](https://m.example/docs)
15. [Emoji](https://e.example) :heart: - Loved :fire:
16. [Hash](https://h.example) - About C# and F#
17. [A](https://a.example) / [B](https://b.example) - two in one
18. [A2](https://a2.example), [B2](https://b2.example)
19. [JSON thing](https://j.example) - Parses. `JSON`
20. Alias (aka Other) - [site](https://alias.example)
21. [Long dash](https://ld.example)—no spaces around
22. [TM](https://tm.example)™ - trademark
23. [Price](https://p.example) ($) - paid
24. [Key: value](https://kv.example) - with colon
25. [Vers](https://v.example) v2.0 - version
26. Jane Doe: [Her talk](https://talk.example) ([slides](https://slides.example), [video](https://video.example))
27. 2022-01: [Month](https://month.example)
28. [Year post](https://yp.example) (2019) - a post

[r1]: https://ref.example
"#;

#[test]
fn lists_as_people_keep_them_come_back_whole() {
    for text in [GO, RUST, PYTHON, SELF_HOSTED, MIXED] {
        let (_, _, page) = kept(text);
        let again = read(&page, None).expect("a list");
        assert_eq!(again.shape, Shape::Bullets, "{page}");
    }
    let (desk, _, page) = kept(GO);
    assert!(desk.entry("flac").tags.is_empty());
    let badger = desk.entry("badger");
    assert_eq!(
        badger.description.as_deref(),
        Some(
            "Docs - how to use it\n\nUsed by Dgraph, see the post.\n\nA second paragraph with a talk."
        )
    );
    assert!(
        page.contains("### SQL builders") || page.contains("#### SQL builders"),
        "{page}"
    );
    let (desk, _, _) = kept(RUST);
    let sqlx = desk.entry("sqlx");
    assert_eq!(
        sqlx.repository.as_deref(),
        Some("https://github.com/launchbadge/sqlx")
    );
    assert_eq!(
        desk.entry("diesel").homepage.as_deref(),
        Some("https://diesel.example")
    );
    let (desk, _, _) = kept(PYTHON);
    assert_eq!(desk.entry("podcast").summary.as_deref(), Some("(weekly)"));
    let (desk, _, _) = kept(MIXED);
    for (id, summary) in [
        ("multi", "Second line"),
        ("month", ""),
        ("code-name", "the name is code"),
        ("jane-doe", "Her talk"),
        ("caddy", "`⚠` Powerful, enterprise-ready web server."),
    ] {
        let own = desk.entry(id).summary.as_deref().unwrap_or_default();
        assert_eq!(own, summary, "{id}");
    }
}

#[test]
fn a_name_in_bold_above_labels_alone_is_a_project() {
    let text = "# T\n\n- [A](https://a.example): a\n  - Docs: [notes](https://a.example/docs)\n- **B**: b, see the guide.\n  - Docs: [the guide](https://b.example/docs)\n";
    let (_, page) = round(text, None, &list("l"));
    assert!(page.ends_with(text), "{page}");
}

#[test]
fn projects_below_others_are_told_of() {
    let (desk, reading, _) = kept(
        "# T\n\n- [A](https://a.example) - First.\n  - [B](https://b.example) - Below it.\n  - [C](https://c.example) - Below it too.\n",
    );
    assert_eq!(desk.entry("b").areas, desk.entry("a").areas);
    let message = "2 projects stand below others, and are published beside them";
    let told = reading.remarks.iter().map(|own| (own.line, &*own.message));
    assert_eq!(told.collect::<Vec<_>>(), [(4, message)]);
}

#[test]
fn a_level_in_front_of_several_projects_in_one_bullet_is_told() {
    let text = "# T\n\n- **Graduated**: [Envoy](https://envoy.example), [Linkerd](https://linkerd.example)\n- **Sandbox**: [Kuma](https://kuma.example), [Dex](https://dex.example)\n";
    let (_, reading, _) = super::kept(text);
    let told = reading.remarks.iter();
    let told = told.filter(|remark| remark.message.contains("several projects"));
    assert_eq!(told.map(|remark| remark.line).collect::<Vec<_>>(), [3, 4]);
}
