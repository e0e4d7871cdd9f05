"""The clauses of rule texts (计分规则的分句): what each kind of clause says by itself.

>>> clause_of("每低于目标值1个百分点扣0.5分").points
Decimal('0.5')
>>> clause_of("95%以上得满分").reached
Target(operator=<Operator.AT_LEAST: 'at_least'>, value=Amount(number=Decimal('95'), unit='%'))
>>> clause_of("视情况扣分") is None
True
"""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final, NamedTuple

from perfeval.errors import PerfevalError
from perfeval.measures import Amount, Target
from perfeval.reading import AMOUNT, COUNTED, NUMBER, chinese_number, either, read_amount
from perfeval.rules import When
from perfeval.targets import parse_target
from perfeval.terms import Direction, Operator


class Edge(NamedTuple):
    """An end of a range of values; ``None`` where the text leaves open whether it is in."""

    value: Amount
    included: bool | None = None


class Range(NamedTuple):
    """A range of values (区间); an end that is ``None`` is open."""

    low: Edge | None
    high: Edge | None


class Earned(NamedTuple):
    """So many points for a range of values, or for what is done (…得…分)."""

    words: str
    """The condition as it stands; empty where there is none."""
    points: Decimal | None
    """``None``: full marks."""
    reached: Target | None = None
    """The condition, where it is a comparison."""
    range: Range | None = None
    """The condition as a range of values, where it is one."""


class Step(NamedTuple):
    """So many points less or more for each unit (每…扣…分，每…加…分)."""

    when: When
    per: Decimal | None
    """The size of a step; ``None`` where another clause says it."""
    unit: str
    points: Decimal
    added: bool = False
    """Whether the points are added."""
    relative: bool = False
    """Whether it says that a step is a part of the target."""
    counted: bool = False
    """Whether each thing that is found counts, from none on."""
    begins: Amount | None = None
    """From where on, where the clause says so."""
    full: bool = False
    """Whether it says that only full steps count (每满)."""


class Least(NamedTuple):
    """Where a deduction ends (扣完为止)."""

    least: Decimal | None = None
    most_off: Decimal | None = None


class Share(NamedTuple):
    """In proportion (按比例得分)."""

    points: Decimal | None = None
    direction: Direction | None = None
    """``None``: as the target has it."""
    begins: Amount | None = None
    """Below or above which value it is in proportion, where the clause says so."""
    formula: bool = False
    """Whether it is a formula, which leaves nothing open."""


class Cap(NamedTuple):
    """No more than full marks (满分为止)."""

    units: Decimal | None = None
    """From how many units on, where the clause says so."""


class Each(NamedTuple):
    """So many points for each unit (每…得…分)."""

    points: Decimal
    unit: str


class Elements(NamedTuple):
    """Elements that earn so much each (要素)."""

    names: tuple[str, ...]
    worth: Decimal
    """Of each."""
    percent: bool
    """Whether that is in percent of full marks, and not in points."""


class Bands(NamedTuple):
    """The three outcomes of a target in words, as shares of full marks (定性三档)."""

    edges: tuple[Decimal, ...]


class Aside(NamedTuple):
    """What belongs to the scheme and not to a rule, such as how a score is rounded."""

    words: str


Clause = Earned | Step | Least | Share | Cap | Each | Elements | Bands | Aside
"""What a clause may say."""

_WORD_NUMBER: Final = f"(?:{NUMBER}|[零一二两三四五六七八九十百]+)"
_MARKS: Final = r"(?:该|本|各)?(?:项|指标)*(?:的)?(?:分值|权重|满分|标准分|执行率权重|分)(?:分)?"
_RATE: Final = r"(?:实际)?[^\W\d_]{0,8}?(?:率|比例)"
_LESS: Final = "低于|低出|低|少于|减少|缺少|缺失|缺|少|降低|下降|不足|未完成|未达到"
_MORE: Final = "超过|超出|超|高于|高出|高|增加|上升|增长|延迟|延误|逾期|推迟|大于"
_SEEN: Final = "发现|出现|发生|存在|少做或错做|多做或少做"
_OFF: Final = "相差|偏差|偏离"
_BASE: Final = "(?:目标值|指标值|达标线|目标|标准|基础值|计划数|计划|基数|规定时间|规定|要求)?"
_STEP: Final = re.compile(
    rf"(?:(?P<begins>[<>≥≤=]{AMOUNT}?)(?:的|,)?)?(?P<each>每(?P<full>满)?)?"
    rf"(?:(?P<less>{_LESS})|(?P<more>{_MORE})|(?P<seen>{_SEEN})|(?P<off>{_OFF}))?了?{_BASE}"
    rf"(?P<of>的)?(?P<per>{_WORD_NUMBER})?(?P<unit>[^\d扣减加得计,]{{0,10}}?)(?:的|,)?"
    rf"(?:(?:扣减|扣除|扣|减)|(?P<added>加))(?P<points>{_WORD_NUMBER})分"
)
_LEAST: Final = re.compile(
    r"(?:最多|可累计|累计|直至|直到)?扣完(?:该项|该指标)?(?:分值|分)?(?:为止|即止)?|扣至0分(?:为止)?"
    r"|不出现负分|不倒扣分?|不计负分"
    rf"|(?:最多|最高|累计最多|累计)?(?:可)?扣(?:完|满)?(?P<most>{_WORD_NUMBER})分(?:为止)?"
    rf"|(?:上限|最多|最高)(?:为)?(?P<limit>{_WORD_NUMBER})分"
    rf"|(?:最低|保底|最少)(?:得|为|计|至)?(?P<least>{_WORD_NUMBER})分"
)
_IN_PROPORTION: Final = (
    r"(?:的|部分)*,?(?:则)?按(?:照)?(?:实际)?(?:目标|任务|计划)?(?:完成)?(?:情况)?"
    r"(?:率|比例|比率)(?:的比例)?(?:计算)?(?:得分|计分|给分|赋分|计算得分)"
)
_SHARE: Final = re.compile(
    rf"(?:(?:(?P<less>不足|未达到|未达标|达不到|未完成|低于)|(?P<more>超过|高于|超出|大于))"
    rf"(?P<begins>{AMOUNT})?(?:目标值|指标值|目标|标准|要求)?)?{_IN_PROPORTION}"
)
_FORMULA: Final = re.compile(
    rf"(?:正向(?:指标)?[:]?)?(?:得分=)?(?:(?P<points>{NUMBER})分|{_MARKS})[*×xX]{_RATE}"
    rf"|(?:得分=)?{_RATE}[*×xX](?:(?P<marks>{NUMBER})分|{_MARKS})"
    rf"|(?:未达到的?,?)?(?:正向(?:指标)?[:]?)?(?:得分=)?按?(?:{_MARKS}[*×](?P<up>B/A)"
    rf"|{_MARKS}[*×](?P<down>A/B)|(?P<either>B/A或A/B)[*×]{_MARKS}(?:记分|计分)?"
    rf"|(?P<first>B/A)[*×]{_MARKS}(?:记分|计分)?)"
)
_CAP: Final = re.compile(
    r"最高不得?超过(?:该)?(?:指标)?(?:分值|满分|权重)?(?:上限)?|不得(?:突破|超过)(?:权重|分值|满分)"
    r"|(?:加|得)?满分?(?:为止|封顶)|[^\W\d_]{0,6}封顶(?:100(?:\.0+)?%)?|不超过(?:满分|分值|权重)"
    rf"|(?P<units>{_WORD_NUMBER})[^\W\d_]{{0,3}}?(?:以?后|以上|即)?(?:得)?满分"
)
_EACH: Final = re.compile(
    rf"每(?:完成|增加|有)?(?:1|一)?(?P<unit>[^\W\d_]{{1,4}}?)(?:得|计|记)(?P<points>{_WORD_NUMBER})分"
)
_NUMBERED: Final = re.compile(
    rf"(?:具备)?(?:要素)?(?P<names>[①-⑳]+)(?:各)?(?:得|计)(?P<worth>{NUMBER})(?:(?P<percent>%)|分)"
)
_ALIKE: Final = re.compile(
    rf"(?P<count>{_WORD_NUMBER})(?:项|个|条)(?:要素)?各(?:得|计|记)?(?P<worth>{_WORD_NUMBER})分"
)
_BANDS: Final = re.compile(
    r"定性(?:指标)?(?:三档)?:?100%?-(?P<high>\d+)%?/(?P=high)%?-(?P<low>\d+)%?/(?P=low)%?-0%?"
)
_ASIDE: Final = re.compile(
    r"(?:计?分)?(?:取|保留)(?:至|到)?(?:小数点?后)?[^\W_]{1,3}位(?:小数)?|四舍五入(?:(?:取|保留)\S{1,8})?"
    r"|没有[^\W\d_]{1,6}的?按满分(?:计算|计)?"
)
_NOTHING: Final = re.compile(
    r"(?P<words>.*?)(?:的|,|则|均|一律|该指标|该项)*(?:不得分|不计分|不给分|(?:得|计|记|为)?(?:0|零)分)"
)
_EARNED: Final = re.compile(
    rf"(?P<words>.*?)(?:的|,|可|则)*(?P<verb>得|计|记|为|给)?(?:满分|(?P<points>{_WORD_NUMBER})分)"
)
_RANGE: Final = re.compile(
    rf"(?:[^\W\d_]*?在)?(?P<low>{AMOUNT})(?:\((?P<low_held>不?含)\))?(?:-|~|—|至|到)"
    rf"(?P<high>{AMOUNT})(?:\((?P<high_held>不?含)\))?(?:之间)?"
)
_ALL_OF: Final = re.compile(rf"(?P<count>{_WORD_NUMBER})(?P<unit>项|个|条|次|类)(?:全|均|都|齐)\S*")
_SUBJECT: Final = re.compile(
    r"[^\W\d_]*?(?:率|值|占比|比例|比重|情况|程度|数量)(?=[<>≥≤=\d]|大于|小于|高于|低于|达到|在|超过|不)"
)
_MET: Final = re.compile(
    "达标|达到[^\\W\\d_]{0,8}|完成[^\\W\\d_]{0,8}|全部完成|按时完成|齐全|[^\\W\\d_]{0,4}达到[^\\W\\d_]{0,6}|有"
    "|≥|≤|=|基础值|等于目标值"
)


def clause_of(text: str) -> Clause | None:
    """What a clause says; ``None`` where it is none of those that are known.

    Args:
        text: without spaces, in half-width signs.

    """
    for kind in _KINDS:
        found = kind(text)
        if found is not None:
            return found
    return None


def _aside(text: str) -> Clause | None:
    """A matter of the scheme."""
    return Aside(text) if _ASIDE.fullmatch(text) else None


def _least(text: str) -> Clause | None:
    """The end of a deduction."""
    match = _LEAST.fullmatch(text)
    if match is None:
        return None
    most = match["most"] or match["limit"]
    return Least(_number(match["least"]) or (None if most else Decimal(0)), _number(most))


def _cap(text: str) -> Clause | None:
    """The end of an award."""
    match = _CAP.fullmatch(text)
    return None if match is None else Cap(_number(match["units"]))


def _step(text: str) -> Clause | None:
    """A deduction or an addition by steps."""
    match = _STEP.fullmatch(text)
    if match is None or not (
        match["each"] or match["less"] or match["more"] or match["seen"] or match["off"]
    ):
        return None
    points = _number(match["points"])
    when = When.BELOW if match["less"] else When.EITHER if match["off"] else When.ABOVE
    counted = bool(match["seen"]) or not (match["less"] or match["more"] or match["off"])
    begins = match["begins"]
    if points is None or (match["per"] and _number(match["per"]) is None):
        return None
    return Step(
        when=when,
        per=_number(match["per"]) or (Decimal(1) if match["unit"] else None),
        unit=_unit(match["unit"]),
        points=points,
        added=match["added"] is not None,
        relative=match["of"] is not None and match["unit"] == "%",
        counted=counted,
        begins=read_amount(begins.lstrip("<>≥≤=")) if begins else None,
        full=match["full"] is not None,
    )


def _share(text: str) -> Clause | None:
    """In proportion, in words or as a formula."""
    if match := _SHARE.fullmatch(text):
        way = Direction.REVERSE if match["more"] else Direction.POSITIVE if match["less"] else None
        return Share(
            direction=way, begins=read_amount(match["begins"]) if match["begins"] else None
        )
    if match := _FORMULA.fullmatch(text):
        way = (
            Direction.REVERSE if match["down"] else None if match["either"] else Direction.POSITIVE
        )
        return Share(points=_number(match["points"] or match["marks"]), direction=way, formula=True)
    return None


def _each(text: str) -> Clause | None:
    """So many points for each."""
    match = _EACH.fullmatch(text)
    points = None if match is None else _number(match["points"])
    return None if match is None or points is None else Each(points, match["unit"])


def _elements(text: str) -> Clause | None:
    """Elements by their numbers, or by how many they are."""
    if match := _NUMBERED.fullmatch(text):
        return Elements(
            tuple(match["names"]), Decimal(match["worth"]), match["percent"] is not None
        )
    match = _ALIKE.fullmatch(text)
    count, worth = (
        (None, None) if match is None else (_number(match["count"]), _number(match["worth"]))
    )
    if count is None or worth is None or not 1 <= count <= _MOST_ELEMENTS or count != int(count):
        return None
    return Elements(tuple(f"第{place + 1}项" for place in range(int(count))), worth, percent=False)


def _bands(text: str) -> Clause | None:
    """The three outcomes."""
    match = _BANDS.fullmatch(text)
    if match is None:
        return None
    return Bands(tuple(Decimal(edge) / 100 for edge in ("100", match["high"], match["low"])))


def _nothing(text: str) -> Clause | None:
    """No points."""
    match = _NOTHING.fullmatch(text)
    return None if match is None else _earned_under(match["words"], Decimal(0))


def _earned(text: str) -> Clause | None:
    """Points, or full marks."""
    match = _EARNED.fullmatch(text)
    if match is None:
        return None
    points = _number(match["points"])
    if match["points"] and points is None:
        return None
    return _earned_under(match["words"], points)


def _earned_under(words: str, points: Decimal | None) -> Earned:
    """Points under a condition."""
    bare = words[_length(_SUBJECT.match(words)) :]
    if match := _ALL_OF.fullmatch(bare):
        count = read_amount(f"{match['count']}{match['unit']}")
        if count is not None:
            return Earned(words, points, Target(operator=Operator.AT_LEAST, value=count))
    if match := _RANGE.fullmatch(bare):
        low, high = read_amount(match["low"]), read_amount(match["high"])
        if low is not None and high is not None:
            return Earned(words, points, None, _between(low, high, match))
    reached = _comparison(bare)
    return Earned(words, points, reached, _range_of(bare, reached))


def _between(low: Amount, high: Amount, match: re.Match[str]) -> Range:
    """A range whose ends may say whether they are in, and share a unit."""
    first = low if low.unit else Amount(low.number, high.unit)
    held = {"含": True, "不含": False}
    return Range(
        Edge(first, held.get(match["low_held"] or "")),
        Edge(high, held.get(match["high_held"] or "")),
    )


def _comparison(words: str) -> Target | None:
    """A comparison with a number."""
    try:
        found = parse_target(words, bare=Operator.EQUAL) if words else None
    except PerfevalError:
        return None
    return found if isinstance(found, Target) else None


def _range_of(words: str, reached: Target | None) -> Range | None:
    """The values that a comparison holds."""
    if reached is None:
        return None
    vague = not any(sign in words for sign in _TOLD)
    edge, way = reached.value, reached.operator
    match way:
        case Operator.EQUAL:
            return Range(Edge(edge, included=True), Edge(edge, included=True))
        case Operator.AT_LEAST | Operator.ABOVE:
            return Range(Edge(edge, None if vague else way is Operator.AT_LEAST), None)
        case Operator.AT_MOST | Operator.BELOW:  # pragma: no branch  The terms are closed.
            return Range(None, Edge(edge, None if vague else way is Operator.AT_MOST))


def _number(text: str | None) -> Decimal | None:
    """A number in digits or in numerals."""
    if text is None:
        return None
    return Decimal(text.replace(",", "")) if text[0].isdecimal() else chinese_number(text)


def _unit(text: str) -> str:
    """The word that counts, without what is counted: 处 of 处错误."""
    match = _COUNTING.match(text)
    return match[0] if match else text


def _length(match: re.Match[str] | None) -> int:
    """How much was matched."""
    return 0 if match is None else match.end()


_KINDS: Final[tuple[Callable[[str], Clause | None], ...]] = (
    _aside,
    _bands,
    _least,
    _cap,
    _step,
    _share,
    _each,
    _elements,
    _nothing,
    _earned,
)
_COUNTING: Final = re.compile(either([*COUNTED.split(), "%"]))
_TOLD: Final = ("<", ">", "≥", "≤", "含", "于", "超过", "不足", "不满")
"""Signs and words that say whether the number itself is in; 以上 and 以下 are used either way."""
_MOST_ELEMENTS: Final = 50
