"""Trục liên thông: the operator of a province makes it, runs it, lets agencies in and out, and looks how it fares."""

import argparse
import signal
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from vbdt.acts.desks.enrol import person_code
from vbdt.commands.common import tell
from vbdt.document.ids import AgencyId, DeskId, random_id
from vbdt.errors import BadInput, UserError
from vbdt.hub.bridge import Bridge
from vbdt.hub.carry_over import carry_over
from vbdt.hub.layout import (
    FORMER,
    OPERATOR_FILE,
    SITES,
    add_desk,
    add_folder_desk,
    add_site,
    expiring_desks,
    grow,
    keep,
    make_hub,
    node_folder,
    outdated_desks,
    renew,
    renew_desk,
    renovate,
)
from vbdt.hub.record import Carrier, Limits, Node, read_hub, write_hub, write_whole
from vbdt.hub.server import Server
from vbdt.hub.status import look
from vbdt.hub.streams import Operator, set_up
from vbdt.transport.hub.hub_pass import read_pass
from vbdt.transport.hub.link import HubLink
from vbdt.transport.keys import public_key

Run = Callable[[argparse.Namespace], None]
GB = 1_000_000_000
ENDING = ".truc"


def prepare(name: str, parser: argparse.ArgumentParser) -> Run:
    actions = parser.add_subparsers(dest="action", required=True)
    init = _action(actions, "init", "lập trục: chứng thư, cấu hình, hạn mức")
    init.add_argument("--name", default="tinh", help="tên trục, không dấu")
    init.add_argument("--listen", default="127.0.0.1:4222", metavar="ĐỊA_CHỈ:CỔNG", help="nơi các bàn kết nối tới")
    init.add_argument("--monitor", type=int, default=8222, help="cổng theo dõi, chỉ mở trên chính máy này")
    init.add_argument("--pointers-gb", type=float, default=20, help="hạn mức gói tin (GB)")
    init.add_argument("--bodies-gb", type=float, default=500, help="hạn mức nội dung (GB)")
    init.add_argument("--keep-days", type=int, default=35, help="số ngày giữ nội dung chưa ai nhận")
    run = _action(actions, "run", "chạy một máy chủ; Ctrl+C để dừng")
    run.add_argument("--node", default="", help="tên máy chủ trong cụm")
    add = _action(actions, "add-agency", "cho các bàn của một cơ quan lên trục")
    add.add_argument("agency", metavar="MÃ_CƠ_QUAN")
    add.add_argument("--desk", action="append", default=[], metavar="MÃ_BÀN", help="bàn đã lập; ghi được nhiều lần")
    words = "bàn chưa lập, hoặc máy mới thay máy cũ: tệp cho người này; ghi được nhiều lần"
    add.add_argument("--for", dest="people", action="append", default=[], metavar="HỌ_TÊN", help=words)
    add.add_argument("--on-folder", action="store_true", help="bàn ở thư mục chung; cầu nối phục vụ, không cần tệp")
    add.add_argument("--site", default="", metavar="ĐIỂM", help="các bàn kết nối tại điểm này")
    add.add_argument("-o", "--output", type=Path, metavar="THƯ_MỤC", help="nơi ghi tệp kết nối, mỗi bàn một tệp")
    remove = _action(actions, "remove-agency", "đóng cửa trục với một cơ quan hoặc một bàn")
    remove.add_argument("agency", metavar="MÃ_CƠ_QUAN")
    remove.add_argument("--desk", action="append", default=[], metavar="MÃ_BÀN", help="chỉ những bàn này")
    site = _action(actions, "add-site", "máy chủ riêng cho một nơi đường truyền kém: vẫn làm việc khi mất mạng")
    site.add_argument("name", metavar="ĐIỂM", help="tên điểm, không dấu")
    site.add_argument("--listen", required=True, metavar="ĐỊA_CHỈ:CỔNG", help="nơi các bàn tại điểm kết nối tới")
    site.add_argument("--monitor", type=int, default=8222, help="cổng theo dõi trên máy của điểm")
    cluster = _action(actions, "cluster", "ba máy chủ giữ ba bản của mọi thứ")
    cluster.add_argument("--node", action="append", required=True, metavar="TÊN=ĐỊA_CHỈ:CỔNG", help="ghi đúng ba lần")
    over = _action(actions, "carry-over", "đưa dữ liệu của máy chủ đơn trước đây sang cụm đang chạy")
    over.add_argument("--from", dest="old", type=Path, metavar="THƯ_MỤC", help="thư mục máy chủ cũ, khi ở nơi khác")
    bridge = _action(actions, "bridge", "cầu nối giữa trục và thư mục hộp thư chung; Ctrl+C để dừng")
    bridge.add_argument("--folder", dest="root", type=Path, required=True, metavar="THƯ_MỤC", help="thư mục hộp thư")
    bridge.add_argument("--key", default="", metavar="KHÓA", help="khóa công khai của danh bạ tỉnh (hex); ghi một lần")
    _add_upkeep(actions)
    return lambda options: _ACTIONS[options.action](options)


def _add_upkeep(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    _action(actions, "status", "xem trục trên một màn hình")
    limits = _action(actions, "limits", "đổi hạn mức")
    limits.add_argument("--pointers-gb", type=float, help="hạn mức gói tin (GB)")
    limits.add_argument("--bodies-gb", type=float, help="hạn mức nội dung (GB)")
    limits.add_argument("--box", type=int, help="số gói của một bàn gửi được chờ trong một hộp thư")
    limits.add_argument("--keep-days", type=int, help="số ngày giữ nội dung chưa ai nhận")
    words = "cấp lại chứng thư: của các máy chủ, hoặc của bàn khi ghi --desk, --expiring, --addresses"
    again = _action(actions, "renew", words)
    again.add_argument("--desk", action="append", default=[], metavar="MÃ_BÀN", help="cấp lại tệp cho bàn này")
    again.add_argument("--expiring", type=int, metavar="NGÀY", help="cấp lại cho mọi bàn còn ít ngày hơn số này")
    again.add_argument("--addresses", action="store_true", help="cấp lại cho mọi bàn có tệp chưa ghi đủ các máy chủ")
    again.add_argument("-o", "--output", type=Path, metavar="THƯ_MỤC", help="nơi ghi tệp kết nối mới của các bàn")
    _action(actions, "upgrade", "sau khi cập nhật chương trình: đưa cấu hình, quyền và các luồng theo bản mới")


def _action(
    actions: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, words: str
) -> argparse.ArgumentParser:
    made = actions.add_parser(name, help=words)
    made.add_argument("folder", type=Path, metavar="DIR", help="thư mục của trục")
    return made


def _init(options: argparse.Namespace) -> None:
    host, port = _address(options.listen)
    node = _node("n1", host, port, options.monitor)
    limits = Limits(int(options.pointers_gb * GB), int(options.bodies_gb * GB), options.keep_days)
    make_hub(options.folder, options.name, (node,), limits)
    tell(f"Đã lập trục {options.name} trong {options.folder}. Giữ kín thư mục này và sao lưu nó.")
    tell(f"Chạy: vbdt hub run {options.folder}")


def _run(options: argparse.Namespace) -> None:
    server = Server(node_folder(options.folder, options.node), tell)
    signal.signal(signal.SIGTERM, lambda *_: server.stop())
    signal.signal(signal.SIGINT, lambda *_: server.stop())
    server.run()


def _add(options: argparse.Namespace) -> None:
    hub = read_hub(options.folder)
    agency = AgencyId(options.agency)
    if not options.desk and (options.on_folder or not options.people):
        raise UserError("Chưa ghi bàn nào.", "Bàn đã lập: --desk MÃ_BÀN; bàn chưa lập: --for HỌ_TÊN")
    if options.on_folder:
        for desk in options.desk:
            hub = add_folder_desk(hub, agency, DeskId(desk))
        keep(options.folder, hub)
        tell("Đã ghi. Các bàn này nhận ở thư mục chung qua cầu nối: vbdt hub bridge")
        return
    wanted = {each: DeskId(each) for each in options.desk}
    for each in options.people:
        desk = DeskId(random_id())
        wanted[person_code(each)] = desk
        tell(f"{each}: mã bàn sẽ là {desk}; ghi lại để sau này đóng cửa khi mất máy.")
    made: list[tuple[str, bytes]] = []
    for name, desk in wanted.items():
        hub, hub_pass = add_desk(options.folder, hub, agency, desk, options.site)
        made.append((name, hub_pass))
    _hand_out(options, made)
    keep(options.folder, hub)
    tell("Trao mỗi tệp tận tay cho đúng người rồi xóa bản còn lại. Bàn chưa lập: chọn tệp ngay khi lập bàn;")
    tell("bàn đã lập: Thiết lập, mục Hộp thư, hoặc vbdt desk hub BÀN --file TỆP")


def _remove(options: argparse.Namespace) -> None:
    hub = read_hub(options.folder)
    gone = tuple(
        each
        for each in hub.members
        if each.agency == options.agency and (not options.desk or each.desk in options.desk)
    )
    if not gone:
        raise UserError(f"Trục không có bàn nào như vậy của cơ quan {options.agency}.", "Xem lại mã cơ quan và mã bàn.")
    keep(options.folder, hub.without(gone))
    tell(f"Đã đóng cửa với {len(gone)} bàn. Gói đã gửi cho các bàn này còn nằm trên trục.")


def _site(options: argparse.Namespace) -> None:
    host, port = _address(options.listen)
    add_site(options.folder, read_hub(options.folder), options.name, _node(options.name, host, port, options.monitor))
    tell("Chép thư mục này sang máy của điểm, rồi trên máy đó: vbdt hub run THƯ_MỤC")
    tell(f"Cho bàn vào: vbdt hub add-agency DIR MÃ --desk MÃ_BÀN --site {options.name} -o THƯ_MỤC")
    print(options.folder / SITES / options.name)


def _cluster(options: argparse.Namespace) -> None:
    hub = read_hub(options.folder)
    if len(options.node) != 3:
        raise BadInput("Cụm cần đúng ba máy chủ.", "Ghi --node TÊN=ĐỊA_CHỈ:CỔNG ba lần.")
    nodes = []
    for n, each in enumerate(options.node):
        name, _, address = each.partition("=")
        host, port = _address(address)
        nodes.append(_node(name, host, port, hub.nodes[0].monitor + n))
    if len({each.name for each in nodes}) != 3 or len({(each.host, each.port) for each in nodes}) != 3:
        raise BadInput("Ba máy chủ phải khác tên và khác địa chỉ.", "Xem lại các --node.")
    grow(options.folder, hub, tuple(nodes))
    old = options.folder / FORMER / hub.nodes[0].name
    if old.exists():
        tell(f"Máy chủ cũ để ở {old}, còn nguyên gói tin và nội dung.")
        tell(f"Khi ba máy chủ mới đã chạy: vbdt hub carry-over {options.folder}")
    tell("Đã lập ba thư mục máy chủ. Chép mỗi thư mục sang máy của nó, rồi trên máy đó: vbdt hub run THƯ_MỤC")
    for node in nodes:
        print(options.folder / "may-chu" / node.name)


def _carry_over(options: argparse.Namespace) -> None:
    places = [options.old] if options.old else sorted((options.folder / FORMER).glob("*"))
    if not places:
        raise UserError("Trục này không có máy chủ cũ.", "Chỉ thư mục máy chủ cũ: --from THƯ_MỤC")
    total = sum(carry_over(options.folder, each, tell) for each in places)
    tell(f"Xong: {total} mục. Xem «vbdt hub status» rồi giữ thư mục máy chủ cũ thêm vài ngày mới xóa.")


def _upgrade(options: argparse.Namespace) -> None:
    hub = read_hub(options.folder)
    changed = renovate(options.folder, hub)
    link = HubLink(read_pass((options.folder / OPERATOR_FILE).read_bytes()))
    try:
        link.wait_until_known(5 * len(hub.nodes))
        changed += set_up(Operator(link), hub)
    except UserError:
        tell("Máy chủ chưa chạy: các luồng sẽ theo bản mới khi chạy «vbdt hub run».")
    finally:
        link.close()
    for each in changed or ["Không có gì phải đổi."]:
        print(each)


def _bridge(options: argparse.Namespace) -> None:
    if options.key:
        try:
            public_key(options.key)
        except BadInput:
            raise BadInput(
                f"«{options.key}» không phải khóa công khai của danh bạ tỉnh.", "Chép khóa do lệnh ký danh bạ in ra."
            ) from None
        write_hub(options.folder, replace(read_hub(options.folder), province=options.key))
    bridge = Bridge(options.folder, options.root, tell)
    signal.signal(signal.SIGTERM, lambda *_: bridge.stop())
    signal.signal(signal.SIGINT, lambda *_: bridge.stop())
    tell("Cầu nối đang chạy; Ctrl+C để dừng.")
    bridge.run()


def _status(options: argparse.Namespace) -> None:
    print(look(options.folder).text())


def _limits(options: argparse.Namespace) -> None:
    hub = read_hub(options.folder)
    old = hub.limits
    limits = Limits(
        old.pointers if options.pointers_gb is None else int(options.pointers_gb * GB),
        old.bodies if options.bodies_gb is None else int(options.bodies_gb * GB),
        options.keep_days or old.keep_days,
        options.box or old.box,
    )
    keep(options.folder, replace(hub, limits=limits))
    tell("Đã ghi hạn mức mới. Dừng và chạy lại từng máy chủ, lần lượt.")


def _renew(options: argparse.Namespace) -> None:
    hub = read_hub(options.folder)
    if not options.desk and options.expiring is None and not options.addresses:
        renew(options.folder, hub)
        tell("Đã cấp lại chứng thư máy chủ; máy chủ đang chạy tự đọc lại.")
        return
    wanted = {DeskId(each) for each in options.desk}
    if options.expiring is not None:
        wanted |= {each.desk for each in expiring_desks(hub, datetime.now(UTC).date(), options.expiring)}
    if options.addresses:
        wanted |= {each.desk for each in outdated_desks(hub)}
    known = [each for each in hub.members if each.desk in wanted and each.carrier is Carrier.HUB]
    if not known:
        raise UserError("Không có bàn nào trên trục phải cấp lại.", "Xem lại mã bàn, hoặc số ngày.")
    made = []
    for each in known:
        hub, hub_pass = renew_desk(options.folder, hub, each)
        made.append((each.desk, hub_pass))
    _hand_out(options, made)
    keep(options.folder, hub)
    tell("Ở bàn: vbdt desk hub BÀN --file TỆP, hoặc Thiết lập, mục Hộp thư. Tệp cũ dùng được đến khi hết hạn.")


def _hand_out(options: argparse.Namespace, made: Sequence[tuple[str, bytes]]) -> None:
    """Write the files of desks, and their names to standard output."""
    if options.output is None:
        raise UserError("Chưa ghi nơi đặt tệp kết nối.", "Thêm: -o THƯ_MỤC")
    options.output.mkdir(parents=True, exist_ok=True)
    for name, hub_pass in made:
        path = options.output / f"{name}{ENDING}"
        write_whole(path, hub_pass, secret=True)
        print(path)


_ACTIONS: dict[str, Run] = {
    "init": _init,
    "run": _run,
    "add-agency": _add,
    "remove-agency": _remove,
    "add-site": _site,
    "cluster": _cluster,
    "bridge": _bridge,
    "status": _status,
    "limits": _limits,
    "renew": _renew,
    "carry-over": _carry_over,
    "upgrade": _upgrade,
}


def _address(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not port.isdigit() or not 0 < int(port) < 65536:
        raise BadInput(f"«{text}» không phải địa chỉ và cổng.", "Ví dụ: truc.tinh.example:4222")
    return host.strip("[]"), int(port)


def _node(name: str, host: str, port: int, monitor: int) -> Node:
    """Ports beside the one for desks: +26 between servers, +3200 for sites."""
    return Node(name, host, port, monitor, port + 26, port + 3200)
