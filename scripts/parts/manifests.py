"""Checks what the files of scripts/kubernetes and scripts/swarm say of each other and of our programs:
what no schema sees. Prints one sentence for each thing that is not so.
"""

import pathlib
import re
import sys

import yaml

HERE = pathlib.Path()
KUBERNETES = pathlib.Path("scripts/kubernetes")
SWARM = pathlib.Path("scripts/swarm")
SERVICES = ["auth", "chat", "results", "rooms", "web"]
# what a process takes after its drain, in seconds: sockets, connections, tasks
AFTER_DRAIN = 15
wrong: list[str] = []


def must(holds: object, sentence: str) -> None:
    if not holds:
        wrong.append(sentence)


def settings_of_our_programs() -> set[str]:
    places = ("crates/*/src", "services/*/src", "services/web/server/src")
    roots = [root for place in places for root in HERE.glob(place)]
    sources = [path for root in roots for path in root.rglob("*.rs")]
    return {name for path in sources for name in re.findall(r'env = "([A-Z_]+)"', path.read_text("utf-8"))}


def read(path: pathlib.Path) -> list[dict]:
    return [document for document in yaml.safe_load_all(path.read_text("utf-8")) if document]


def check_kubernetes(settings: set[str]) -> None:
    kustomization = read(KUBERNETES / "kustomization.yaml")[0]
    files = {path.name for path in KUBERNETES.glob("*.yaml")}
    applied = files - {"kustomization.yaml", "secrets.example.yaml"}
    must(set(kustomization["resources"]) == applied, "kustomization.yaml does not list every file")
    everything = {
        (document["kind"], document["metadata"]["name"]): document
        for name in sorted(applied)
        for document in read(KUBERNETES / name)
    }
    secrets = {
        document["metadata"]["name"]: set(document["stringData"])
        for document in read(KUBERNETES / "secrets.example.yaml")
    }
    of_kind = lambda kind: {name: it for (its, name), it in everything.items() if its == kind}  # noqa: E731
    told = {name: it["data"] for name, it in of_kind("ConfigMap").items()}
    for name, data in told.items():
        must(set(data) <= settings, f"settings.yaml: nobody knows {sorted(set(data) - settings)}")
    shared = told["settings"]

    deployments = of_kind("Deployment")
    must(sorted(deployments) == SERVICES, f"deployments are {sorted(deployments)}")
    tagged = {image["name"] for image in kustomization["images"]}
    pods_alike, containers_alike = [], []
    for name, deployment in deployments.items():
        pod = deployment["spec"]["template"]["spec"]
        labels = deployment["spec"]["template"]["metadata"]["labels"]
        for kind in ("Service", "PodDisruptionBudget"):
            chosen = everything[kind, name]["spec"]["selector"]
            chosen = chosen.get("matchLabels", chosen)
            must(chosen.items() <= labels.items(), f"{name}: its {kind} selects other pods")
        must(
            deployment["spec"]["selector"]["matchLabels"].items() <= labels.items(),
            f"{name}: the deployment selects other pods",
        )
        scaled = ("HorizontalPodAutoscaler", name) in everything
        must(
            scaled != ("replicas" in deployment["spec"]),
            f"{name}: either the deployment or an autoscaler says how many there are",
        )
        volumes = {volume["name"]: volume for volume in pod["volumes"]}
        for volume in volumes.values():
            secret = volume.get("secret", {}).get("secretName")
            must(secret is None or secret in secrets, f"{name}: the secret {secret} is in no example")
        pods_alike.append((pod["securityContext"], pod["automountServiceAccountToken"]))
        for container in [*pod.get("initContainers", []), *pod["containers"]]:
            about = f"{name}/{container['name']}"
            containers_alike.append(container["securityContext"])
            must(":" in container["image"] or container["image"] in tagged, f"{about}: its image has no tag")
            must("memory" in container["resources"]["limits"], f"{about}: its memory has no limit")
            mounts = {mount["name"]: mount for mount in container["volumeMounts"]}
            must(set(mounts) <= set(volumes), f"{about}: mounts what is not there")
            given = {one["name"]: one["value"] for one in container.get("env", [])}
            must(set(given) <= settings, f"{about}: nobody knows {sorted(set(given) - settings)}")
            for source in container.get("envFrom", []):
                given = {**told.get(source.get("configMapRef", {}).get("name"), {}), **given}
            for setting, path in given.items():
                if path.startswith("/run/secrets/"):
                    folder, file = path.removeprefix("/run/secrets/").split("/")
                    there = folder in mounts and mounts[folder]["mountPath"] == f"/run/secrets/{folder}"
                    must(there and file in secrets[folder], f"{about}: {setting} names no secret that it has")
        for container in pod["containers"]:
            for probe in ("startupProbe", "readinessProbe", "livenessProbe"):
                port = container[probe]["httpGet"]["port"]
                must(port in {one["name"] for one in container["ports"]}, f"{name}: {probe} asks no port of its")
            asleep = container["lifecycle"]["preStop"]["sleep"]["seconds"]
            needed = asleep + int(shared["CONCH_DRAIN_SECONDS"]) + AFTER_DRAIN
            must(pod["terminationGracePeriodSeconds"] >= needed, f"{name}: is cut off while it drains")
    must(all(one == pods_alike[0] for one in pods_alike), "not every pod is locked down alike")
    must(all(one == containers_alike[0] for one in containers_alike), "not every container is locked down alike")

    for name, autoscaler in of_kind("HorizontalPodAutoscaler").items():
        must(autoscaler["spec"]["scaleTargetRef"]["name"] in deployments, f"the autoscaler {name} scales nothing")
        must(autoscaler["spec"]["minReplicas"] >= 2, f"the autoscaler {name} leaves one alone")
    reached = set()
    for name, ingress in of_kind("Ingress").items():
        for rule in ingress["spec"]["rules"]:
            must(shared["CONCH_PUBLIC_URL"] == f"https://{rule['host']}", f"the ingress {name} is of another address")
            for path in rule["http"]["paths"]:
                service = path["backend"]["service"]
                ports = everything["Service", service["name"]]["spec"]["ports"]
                must(service["port"]["name"] in {port["name"] for port in ports}, f"{path['path']} leads nowhere")
                reached.add(service["name"])
    must(sorted(reached) == SERVICES, f"from outside one reaches {sorted(reached)}")
    for name, policy in of_kind("NetworkPolicy").items():
        for expression in policy["spec"]["podSelector"].get("matchExpressions", []):
            must(set(expression["values"]) <= set(deployments), f"the policy {name} names pods that are not there")


def check_swarm(settings: set[str]) -> None:
    stack = read(SWARM / "stack.yml")[0]
    services = stack["services"]
    must(sorted(set(services) - {"edge"}) == SERVICES, f"services of the stack are {sorted(services)}")
    edge = (SWARM / "edge.conf").read_text("utf-8")
    for name in SERVICES:
        must(f"set $to {name}:8080;" in edge, f"the edge does not lead to {name}")
        service = services[name]
        given = service.get("environment", {})
        must(set(given) <= settings, f"{name} in the stack: nobody knows {sorted(set(given) - settings)}")
        mounted = {one if isinstance(one, str) else one["target"] for one in service.get("secrets", [])}
        wanted = {path.removeprefix("/run/secrets/") for path in given.values() if path.startswith("/run/secrets/")}
        must(wanted == mounted, f"{name} in the stack: is given {sorted(mounted)} and looks for {sorted(wanted)}")
        must(service["read_only"] and service["cap_drop"] == ["ALL"], f"{name} in the stack: is not locked down")
        order = service["deploy"]["update_config"]["order"]
        must(order == "start-first", f"{name} in the stack: the old one goes before the new one is there")
        grace = int(service["stop_grace_period"].removesuffix("s"))
        must(grace >= int(given["CONCH_DRAIN_SECONDS"]) + AFTER_DRAIN, f"{name} in the stack: is cut off while it drains")
        must(service["healthcheck"]["test"] == ["CMD", "/service", "health"], f"{name} in the stack: has no health")


known = settings_of_our_programs()
check_kubernetes(known)
check_swarm(known)
print("\n".join(wrong), end="\n" if wrong else "")
sys.exit(bool(wrong))
