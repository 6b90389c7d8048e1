//! What a person finds in the five documents by reading them, before any program does.

use std::ops::RangeInclusive;

use catalog::import::{Shape, Why};

/// What a person finds in a document.
pub struct Found {
    pub file: &'static str,
    pub shape: Shape,
    /// The track that is meant where the document names none; empty where it names each.
    pub track: &'static str,
    /// Where links stand that an entry can hold, and how many of them.
    pub taken: &'static [(&'static str, usize)],
    /// Links that no entry can hold: the lines, how many there are on each, and why.
    pub reported: &'static [(RangeInclusive<usize>, usize, Why)],
    /// The projects: under `# area / area below`, or under `@ track level`, names between commas, or
    /// one name and its levels: `name = track level, track level`.
    pub projects: &'static str,
}

pub const ALL: [Found; 5] = [CLOUD, AZURE_2020, AZURE_2024, CNCF_2020, CNCF_2018];

/// Bullets under nested headings, 26 of them: every bullet is one link and the words behind it,
/// and there is no link outside of bullets. Kuma has two.
const CLOUD: Found = Found {
    file: "cloud-open-source.md",
    shape: Shape::Bullets,
    track: "",
    taken: &[("a name, one on each bullet", 26)],
    reported: &[],
    projects: "\
        Nomad
        # Virtualization
        LightVM, TinyVM, gVisor, Kata Containers, Hyper Container
        # Docker / Tool
        ctop, container-diff, dive, docker-slim
        # Docker / Storage | 存储
        Flocker, REX-Ray, GlusterFS
        # Docker / Registry
        Dragonfly, Harbor, registry-cli
        # Serverless
        faas, 1Backend, OpenWhisk, Firecracker
        # Service Mesh
        Kuma, Istio, Service Fabric, Open Service Mesh
        # Service Mesh / Sidecar
        Envoy, Kuma",
};

/// One table, lines 30 to 56. Every cell of its 18 projects that has links has whole ones; the last
/// row is empty. A goal may hold a link too (lines 40 and 52). `??` is no level; `sandbox?` is one
/// with a doubt; `incubation` is incubating; `API: alpha` of OPA Gatekeeper is a version of its API
/// beside its level, while `K8s API` is all that two other projects are measured by.
const AZURE_2020: Found = Found {
    file: "azure-upstream-2020.md",
    shape: Shape::Table,
    track: "",
    taken: &[
        ("the name of a project", 18),
        ("a goal", 2),
        ("communication", 35),
        ("use on Azure", 18),
    ],
    reported: &[(15..=15, 2, Why::Prose), (20..=20, 1, Why::Prose)],
    projects: "\
        # Kubernetes Cluster Management
        AKS Engine = azure incubating
        Cluster API Azure Provider = cncf incubating
        # Kubernetes Azure Cloud Provider
        In-tree (legacy) = cncf graduated
        Out-of-tree (new) = cncf alpha
        Azure Disk CSI Driver, Azure File CSI Driver, Azure Blobfuse CSI Driver
        # Container Runtime
        Moby
        Containerd = cncf graduated
        # Kubernetes Enhancements
        Virtual Kubelet = cncf sandbox
        Windows containers = k8s-api stable
        IPv4/v6 Dual Stack = k8s-api alpha
        # Cloud Native Governance and Security
        AAD Pod Identity = azure incubating
        OPA Gatekeeper = cncf incubating
        Keyvault Flexvol = azure sandbox
        Secrets Store CSI Driver = cncf sandbox
        Azure KeyVault Provider for Secrets Store CSI Driver = azure sandbox
        # Cloud Native Service Mesh
        Service Mesh Interface (SMI) = azure sandbox",
};

/// The same table four years on, lines 11 to 55. The eight links of the prose around it belong to no
/// project, the first of them leads into the page. Image Builder and Moby have an empty state;
/// `Kubernetes:` of the dual stack has two features and no level of its own; `v1beta` of the Gateway
/// API is a version; the state of CNAB is the version of a specification. Virtual Kubelet stands
/// under Past Projects with a level of its CNCF track, so it is past on the track of the list.
const AZURE_2024: Found = Found {
    file: "azure-upstream-2024.md",
    shape: Shape::Table,
    track: "",
    taken: &[
        ("the name of a project", 34),
        ("releases, tests and blogs beside the name", 34),
        ("a goal", 2),
        ("a state, three of them of what takes a place", 7),
        ("communication", 72),
        ("use on Azure", 24),
    ],
    reported: &[
        (3..=3, 1, Why::Anchor),
        (7..=7, 3, Why::Prose),
        (61..=61, 2, Why::Prose),
        (62..=62, 1, Why::Prose),
        (66..=66, 1, Why::Prose),
    ],
    projects: "\
        # Kubernetes Cluster Management
        Cluster API Azure Provider = cncf incubating
        Image Builder
        Cluster API Add-on Provider for Helm = cncf incubating
        Cluster Autoscaler = kubernetes stable
        Cluster Autoscaler Provider Azure = kubernetes stable
        Multi-Cluster Service APIs (MCS) = kubernetes alpha
        # Kubernetes Enhancements
        Windows containers = kubernetes stable
        IPv4/v6 Dual-Stack
        KMSv2 = kubernetes ga
        Structured Authentication Configuration = kubernetes beta
        Structured Authorization Configuration = kubernetes beta
        Move Storage Version Migrator in-tree = kubernetes alpha
        # Cloud Native Governance and Security
        OPA Gatekeeper = azure ga, cncf graduated
        Secrets Store CSI Driver = kubernetes ga
        Azure KeyVault Provider for Secrets Store CSI Driver = azure ga
        KMS Plugin for Key Vault = azure ga
        Azure Workload Identity = azure ga
        Eraser = cncf sandbox, azure ga
        Copacetic = cncf sandbox
        # Cloud Native Service Mesh
        Istio = cncf graduated
        Gateway API
        Service Mesh Interface (SMI) Spec = cncf sandbox
        Open Service Mesh (OSM) = maturity deprecated
        # Container Runtime
        Moby
        Containerd = cncf graduated
        Containerd runwasi = cncf alpha
        Containerd Wasm Shims = deislabs alpha
        # Platforms
        Brigade = cncf archived
        # Deployment Tools
        Porter = cncf sandbox
        CNAB Specification
        # Web Assembly / WASI
        SpiderLightning = deislabs alpha
        # Past Projects
        AKS Engine = azure deprecated
        Virtual Kubelet = cncf sandbox, maturity past
        AAD Pod Identity = azure archived",
};

/// A section a project under a heading a level. The template in the comment (lines 1 to 36) has no
/// links. Three bullets and a sentence on the stages are prose (lines 43 to 47). `[About
/// containerd…][about-containerd]` and `[TBD]` are defined nowhere; `[Apache 2.0](apache-license)`
/// leads to a place beside the document, as it is written. A reader can repair
/// `[https://argoproj.github.io/ ][$Argo overview]` and `[argo/community/][(https://…\)`.
const CNCF_2020: Found = Found {
    file: "cncf-projects-2020.md",
    shape: Shape::Sections,
    track: "cncf",
    taken: &[
        (
            "a description, Kubernetes has two and Argo's is repaired",
            39,
        ),
        ("a repository, each alone", 42),
        ("a contributor guide, Argo's is repaired", 37),
        ("a chat, four by IRC have two", 41),
        ("a mailing list or forum", 28),
        ("a license, TUF has two", 39),
        ("a license beside the document", 2),
        ("what to sign, Vitess has two", 29),
    ],
    reported: &[
        (43..=43, 1, Why::Prose),
        (44..=44, 1, Why::Prose),
        (45..=45, 1, Why::Prose),
        (47..=47, 1, Why::Prose),
        (102..=102, 1, Why::UndefinedReference),
        (383..=383, 1, Why::UndefinedReference),
    ],
    projects: "\
        @ cncf graduated
        Kubernetes, Prometheus, Envoy, CoreDNS, containerd, Fluentd, Jaeger, Vitess, TUF
        @ cncf incubating
        OpenTracing, gRPC, CNI, Notary, NATS, Linkerd, Helm, Rook, Harbor, etcd
        Open Policy Agent, CRI-O, TiKV, CloudEvents, Falco, Argo, Dragonfly
        @ cncf sandbox
        SPIFFE, SPIRE, Telepresence, OpenMetrics, Cortex, Buildpacks, Virtual Kubelet, KubeEdge
        Brigade, Network Service Mesh, OpenTelemetry, OpenEBS, Thanos, Flux, in-toto
        @ cncf archived
        rkt",
};

/// The same two years before, with a table in front whose 25 rows lead to the sections and to the
/// levels, two links each. `### CNCF Project Grades` is no project. The prose of the other chapters
/// has twelve links. `[slack.spiffe.io](https://slack.spiffe.io/]` (lines 320 and 331) is a link to
/// anybody but a parser.
const CNCF_2018: Found = Found {
    file: "cncf-contribute-2018.md",
    shape: Shape::Sections,
    track: "cncf",
    taken: &[
        ("a description, Kubernetes has two", 23),
        ("a repository, each alone", 25),
        ("a contributor guide", 24),
        ("a chat, two by IRC have two, two are repaired", 25),
        ("a mailing list or forum, the last one alone", 22),
        ("a license, TUF has two", 26),
        ("what to sign, Vitess has two", 20),
    ],
    reported: &[
        (11..=11, 1, Why::Prose),
        (16..=16, 2, Why::Prose),
        (21..=21, 1, Why::Prose),
        (36..=36, 1, Why::Prose),
        (40..=64, 2, Why::Anchor),
        (352..=352, 1, Why::UndefinedReference),
        (364..=364, 2, Why::Prose),
        (368..=368, 1, Why::Prose),
        (373..=373, 1, Why::Prose),
        (377..=377, 1, Why::Prose),
        (382..=382, 1, Why::Prose),
        (384..=384, 1, Why::Prose),
    ],
    projects: "\
        @ cncf graduated
        Kubernetes, Prometheus
        @ cncf incubating
        CNI, containerd, CoreDNS, Envoy, Fluentd, gRPC, Helm, Jaeger, Linkerd, NATS, Notary
        OpenTracing, rkt, TUF, Vitess
        @ cncf sandbox
        CloudEvents, Harbor, Open Policy Agent, Rook, SPIFFE, SPIRE, Telepresence, OpenMetrics",
};
