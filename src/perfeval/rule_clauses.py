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
from perfeval.measures import Amount, Interval, Target
from perfeval.quantities import exactly, number, scaled
from perfeval.reading import AMOUNT, COUNTED, NUMBER, either, read_amount, read_number
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
    subject: str = ""
    """What the condition is of, where it says so: 满意度 of 满意度≥90%."""


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
    rate: bool = False
    """Whether the formula has a rate in it, whose target is the whole."""


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


class Row(NamedTuple):
    """A value and its points, in a table to look up (查表)."""

    value: Decimal
    points: Decimal


class Bands(NamedTuple):
    """The three outcomes of a target in words, as shares of full marks (定性三档)."""

    edges: tuple[Decimal, ...]


class Aside(NamedTuple):
    """What belongs to the scheme and not to a rule, such as how a score is rounded."""

    words: str


Clause = Earned | Step | Least | Share | Cap | Each | Elements | Row | Bands | Aside
"""What a clause may say."""

_WORD_NUMBER: Final = f"(?:{NUMBER}|[零一二两三四五六七八九十百]+)"
_MARKS: Final = r"(?:该|本|各)?(?:项|指标)*(?:的)?(?:分值|权重|满分|标准分|执行率权重|分)(?:分)?"
_RATE: Final = r"(?:实际)?(?:(?!差错|超支|失败|投诉|事故|违规|不|未|偏差)[^\W\d_]){0,8}?(?:率|比例)"
_FULL: Final = "(?:该指标|该项|指标)?的?(?:权重分?|分值|满分|标准分)"
_SHARES: Final = rf"(?P<percent>{NUMBER})%的?{_FULL}|{_FULL}的?(?P<part>{NUMBER})%"
_POINTS: Final = rf"(?:(?P<points>{_WORD_NUMBER})分|{_SHARES})"
_LESS: Final = "低于|低出|低|少于|减少|缺少|缺失|缺|少|降低|下降|不足|未完成|未达到"
_MORE: Final = "超过|超出|超|高于|高出|高|增加|上升|增长|延迟|延误|逾期|推迟|大于"
_SEEN: Final = "有|发现|出现|发生|存在|少做或错做|多做或少做"
_OFF: Final = "相差|偏差|偏离"
_BASE: Final = "(?:目标值|指标值|达标线|目标|标准|基础值|计划数|计划|基数|规定时间|规定|要求)?"
_STEP: Final = re.compile(
    rf"(?:[^\W\d_]{{0,8}}?(?P<begins>[<>≥≤=]{AMOUNT}?)(?:的|,)*|(?P<lead>超过|低于|未达到)[^\W\d_]{{0,6}}的,)?"
    rf"(?P<each>每(?P<full>满)?)?"
    rf"(?:(?P<seen>{_SEEN})|(?P<less>{_LESS})|(?P<more>{_MORE})|(?P<off>{_OFF}))?了?{_BASE}"
    rf"(?P<of>的)?(?P<per>{_WORD_NUMBER})?(?P<unit>[^\d每扣减加得计,]{{0,8}}?)(?:的|,)*"
    rf"(?:(?:扣减|扣除|扣|减)|(?P<added>加)){_POINTS}"
)
_LEAST: Final = re.compile(
    r"(?:最多|可累计|累计|直至|直到)?扣完(?:该项|该指标)?(?:分值|分)?(?:为止|即止)?|扣至0分(?:为止)?"
    r"|不出现负分|不倒扣分?|不计负分"
    rf"|(?:(?:最多|最高|累计最多|累计)(?:可)?扣|扣[完满])(?P<most>{_WORD_NUMBER})分(?:为止)?"
    rf"|上限(?:为)?(?P<limit>{_WORD_NUMBER})分"
    rf"|(?:最低|保底|最少)(?:得|为|计|至)?(?P<least>{_WORD_NUMBER})分"
)
_IN_PROPORTION: Final = (
    r"(?:的|部分)*,?(?:则)?(?:按照?|根据)(?:实际)?(?:目标|任务|计划)?(?:完成)?(?:情况)?"
    r"(?:率|比例|比率)(?:的比例)?(?:计算)?(?:得分|计分|给分|赋分|计算得分)"
)
_SHARE: Final = re.compile(
    rf"(?:(?:(?P<less>不足|未达到|未达标|达不到|未完成|低于)|(?P<more>超过|高于|超出|大于))"
    rf"(?P<begins>{AMOUNT})?(?:目标值|指标值|目标|标准|要求)?)?{_IN_PROPORTION}"
)
_DONE: Final = r"(?:实际)[^\W\d_]{0,4}|[BＢ]"
_WANTED: Final = r"(?:目标|计划|指标|年度目标|应)[^\W\d_]{0,4}|[AＡ]"
_FALLS_SHORT: Final = "<|低于|小于|未达到|未完成|不足"
_UNMET: Final = rf"(?:[^\W\d_]*?(?:{_FALLS_SHORT})(?P<begins>{AMOUNT})?(?:时|的|目标值|指标值)*,?)?"
_FORMULA: Final = re.compile(
    rf"(?:正向(?:指标)?[:]?)?{_UNMET}(?:则|按|得分=|分值=)*(?:"
    rf"(?:(?P<points>{NUMBER})分|{_MARKS})[*×xX](?:(?P<up>(?:{_DONE})/(?:{_WANTED}))"
    rf"|(?P<down>(?:{_WANTED})/(?:{_DONE}))|{_RATE})"
    rf"|(?:(?P<either>B/A或A/B)|(?P<ratio>(?:{_DONE})[/÷](?:{_WANTED}))"
    rf"|(?P<inverse>(?:{_WANTED})[/÷](?:{_DONE}))|{_RATE})[*×xX](?:(?P<marks>{NUMBER})分|{_MARKS})"
    r")(?:记分|计分|得分|计算)?"
)
_CAP: Final = re.compile(
    r"最高不得?超过(?:该)?(?:指标)?(?:分值|满分|权重)?(?:上限)?|不得(?:突破|超过)(?:权重|分值|满分)"
    r"|(?:加|得)?满分?(?:为止|封顶)|[^\W\d_不]{0,6}封顶(?:100(?:\.0+)?%)?|不超过(?:满分|分值|权重)"
    rf"|(?P<units>{_WORD_NUMBER})[^\W\d_]{{0,3}}?(?:以?后|即)得?满分"
)
_EACH: Final = re.compile(
    rf"每(?:完成|有)?(?:1|一)?(?P<unit>[^\W\d_]{{1,4}}?)(?:得|计|记)(?P<points>{_WORD_NUMBER})分"
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
_ROW: Final = re.compile(rf"(?:查表[:]?)?(?P<value>-?{NUMBER})→(?P<points>{NUMBER})")
_ASIDE: Final = re.compile(
    r"(?:计?分)?(?:取|保留)(?:至|到)?(?:小数点?后)?[^\W_]{1,3}位(?:小数)?|四舍五入(?:(?:取|保留)\S{1,8})?"
    r"|没有[^\W\d_]{1,6}的?按满分(?:计算|计)?"
)
_NOTHING: Final = re.compile(
    r"(?P<words>.*?)(?:的|,|则|均|一律|该指标|该项)*"
    r"(?:不得分|不计分|不给分|(?:得|计|记|为)?(?<![\d.])(?:0|零)分)"
)
_EARNED: Final = re.compile(rf"(?P<words>.*?)(?:的|,|可|则)*(?:得|计|记|为|给)?(?:满分|{_POINTS})")
_RANGE: Final = re.compile(
    rf"(?:[^\W\d_]*?在)?(?P<low>{AMOUNT})(?:\((?P<from>不?含)\))?(?:-|~|—|至|到)"
    rf"(?P<high>{AMOUNT})(?:\((?P<to>不?含)\))?(?:之间)?"
)
_WITHIN: Final = re.compile(
    rf"(?P<low>{AMOUNT})(?P<from>≤|<)[^\W\d_]*(?P<to>≤|<)(?P<high>{AMOUNT})"
)
_ALL_OF: Final = re.compile(rf"(?P<count>{_WORD_NUMBER})(?P<unit>项|个|条|次|类)(?:全|均|都|齐)\S*")
_SUBJECT: Final = re.compile(
    r"[^\W\d_]*?(?:率|值|度|占比|比例|比重|情况|数量)(?=[<>≥≤=≧≦═\d]|大于|小于|高于|低于|达到|在|超过|不)"
)
_MORE_THAN_A_CONDITION: Final = re.compile("[每扣减加×÷*/]|之间|一票否决")


def clause_of(text: str, marks: Decimal | None = None) -> Clause | None:
    """What a clause says; ``None`` where it is none of those that are known.

    Args:
        text: without spaces, in half-width signs.
        marks: full marks, of which a text may name a part.

    """
    for kind in _KINDS if len(text) <= _LONGEST else ():
        found = kind(text, marks)
        if found is not None:
            return found
    return None


def _aside(text: str, _marks: Decimal | None) -> Clause | None:
    """A matter of the scheme."""
    return Aside(text) if _ASIDE.fullmatch(text) else None


def _least(text: str, _marks: Decimal | None) -> Clause | None:
    """The end of a deduction."""
    match = _LEAST.fullmatch(text)
    if match is None:
        return None
    most = match["most"] or match["limit"]
    return Least(_number(match["least"]) or (None if most else Decimal(0)), _number(most))


def _cap(text: str, _marks: Decimal | None) -> Clause | None:
    """The end of an award."""
    match = _CAP.fullmatch(text)
    return None if match is None else Cap(_number(match["units"]))


def _step(text: str, marks: Decimal | None) -> Clause | None:
    """A deduction or an addition by steps."""
    match = _STEP.fullmatch(text)
    points = None if match is None else _points(match, marks)
    if match is None or points is None or (match["per"] and _number(match["per"]) is None):
        return None
    says_way = match["less"] or match["more"] or match["off"]
    if not (says_way or match["each"] or match["seen"] or _UNDONE.search(match["unit"])):
        return None
    if _MORE_THAN_A_UNIT.search(match["unit"]) or not _is_one_step(match):
        return None
    if _leads_elsewhere(match):
        return None
    when = When.BELOW if match["less"] else When.EITHER if match["off"] else When.ABOVE
    counted = bool(match["seen"]) or not says_way
    begins = match["begins"]
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


def _leads_elsewhere(match: re.Match[str]) -> bool:
    """Whether a clause begins on one side of a value and takes off on the other."""
    lead = match["lead"] or (match["begins"] or "")[:1]
    above, below = lead in {"超过", ">", "≥"}, lead in {"低于", "未达到", "<", "≤"}
    return bool((above and match["less"]) or (below and match["more"]))


def _is_one_step(match: re.Match[str]) -> bool:
    """Whether a step is stated: each so many, or one thing that is counted."""
    unit, size = match["unit"], _number(match["per"])
    way = match["less"] or match["more"] or match["off"] or match["seen"]
    if match["each"]:
        return bool(way) or ("%" not in unit and "百分点" not in unit)
    return size in {None, Decimal(1)} and "%" not in unit and "百分点" not in unit


def _share(text: str, _marks: Decimal | None) -> Clause | None:
    """In proportion, in words or as a formula."""
    if match := _SHARE.fullmatch(text):
        way = Direction.REVERSE if match["more"] else Direction.POSITIVE if match["less"] else None
        return Share(
            direction=way, begins=read_amount(match["begins"]) if match["begins"] else None
        )
    if match := _FORMULA.fullmatch(text):
        up = None if match["either"] else Direction.POSITIVE
        way = Direction.REVERSE if match["down"] or match["inverse"] else up
        begins = read_amount(match["begins"]) if match["begins"] else None
        points = _number(match["points"] or match["marks"])
        told = any(match[part] for part in ("up", "down", "either", "ratio", "inverse"))
        return Share(points=points, direction=way, begins=begins, formula=True, rate=not told)
    return None


def _each(text: str, _marks: Decimal | None) -> Clause | None:
    """So many points for each."""
    match = _EACH.fullmatch(text)
    points = None if match is None else _number(match["points"])
    return None if match is None or points is None else Each(points, match["unit"])


def _elements(text: str, _marks: Decimal | None) -> Clause | None:
    """Elements by their numbers, or by how many they are."""
    if match := _NUMBERED.fullmatch(text):
        return Elements(tuple(match["names"]), number(match["worth"]), match["percent"] is not None)
    match = _ALIKE.fullmatch(text)
    count, worth = (
        (None, None) if match is None else (_number(match["count"]), _number(match["worth"]))
    )
    if count is None or worth is None or not 1 <= count <= _MOST_ELEMENTS or count != int(count):
        return None
    return Elements(tuple(f"第{place + 1}项" for place in range(int(count))), worth, percent=False)


def _row(text: str, _marks: Decimal | None) -> Clause | None:
    """A row of a table to look up."""
    match = _ROW.fullmatch(text)
    return None if match is None else Row(number(match["value"]), number(match["points"]))


def _bands(text: str, _marks: Decimal | None) -> Clause | None:
    """The three outcomes."""
    match = _BANDS.fullmatch(text)
    if match is None:
        return None
    return Bands(tuple(scaled(number(edge), -2) for edge in ("100", match["high"], match["low"])))


def _nothing(text: str, _marks: Decimal | None) -> Clause | None:
    """No points."""
    match = _NOTHING.fullmatch(text)
    return None if match is None else _earned_under(match["words"], Decimal(0))


def _earned(text: str, marks: Decimal | None) -> Clause | None:
    """Points, or full marks."""
    match = _EARNED.fullmatch(text)
    if match is None:
        return None
    points = _points(match, marks)
    if points is None and (match["points"] or match["percent"] or match["part"]):
        return None
    return _earned_under(match["words"], points)


def _points(match: re.Match[str], marks: Decimal | None) -> Decimal | None:
    """Points, or a part of full marks where these are known."""
    part = match["percent"] or match["part"]
    if part is None or marks is None:
        return _number(match["points"])
    with exactly():
        return scaled(marks * number(part), -2)


def _earned_under(words: str, points: Decimal | None) -> Earned | None:
    """Points under a condition; ``None`` where it says more."""
    if _MORE_THAN_A_CONDITION.search(words):
        return None
    named = _length(_SUBJECT.match(words))
    subject, bare = words[:named], words[named:]
    if match := _ALL_OF.fullmatch(bare):
        bare = f"≥{match['count']}{match['unit']}"
    reached = _comparison(bare)
    values = _between(bare) or _range_of(bare, reached)
    target = reached if isinstance(reached, Target) else None
    return Earned(words, points, target, values, subject)


def _between(words: str) -> Range | None:
    """The values between two ends, with what the text says of each end."""
    match = _RANGE.fullmatch(words) or _WITHIN.fullmatch(words)
    low = None if match is None else read_amount(match["low"])
    high = None if match is None else read_amount(match["high"])
    if match is None or low is None or high is None:
        return None
    first = low if low.unit else Amount(low.number, high.unit)
    return Range(Edge(first, _HELD.get(match["from"])), Edge(high, _HELD.get(match["to"])))


def _comparison(words: str) -> Target | Interval | None:
    """A comparison with a number."""
    try:
        found = parse_target(words, bare=Operator.EQUAL) if words else None
    except PerfevalError:
        return None
    return found if isinstance(found, Target | Interval) else None


def _range_of(words: str, reached: Target | Interval | None) -> Range | None:
    """The values that a comparison holds."""
    if reached is None:
        return None
    if isinstance(reached, Interval):
        low = Edge(reached.low, reached.low_included)
        return Range(low, Edge(reached.high, reached.high_included))
    operator = reached.operator
    if operator is Operator.EQUAL:
        return Range(Edge(reached.value, included=True), Edge(reached.value, included=True))
    told = any(sign in words for sign in _TOLD)
    edge = Edge(reached.value, operator in {Operator.AT_LEAST, Operator.AT_MOST} if told else None)
    return Range(edge, None) if operator.direction is Direction.POSITIVE else Range(None, edge)


def _number(text: str | None) -> Decimal | None:
    """The number that a group of a pattern holds, where it holds any."""
    return None if text is None else read_number(text)


def _unit(text: str) -> str:
    """The word that counts, without what is counted: 处 of 处错误."""
    match = _COUNTING.match(text)
    return match[0] if match else text


def _length(match: re.Match[str] | None) -> int:
    """How much was matched."""
    return 0 if match is None else match.end()


_KINDS: Final[tuple[Callable[[str, Decimal | None], Clause | None], ...]] = (
    _aside,
    _bands,
    _row,
    _least,
    _cap,
    _step,
    _share,
    _each,
    _elements,
    _nothing,
    _earned,
)
_HELD: Final = {"含": True, "不含": False, "≤": True, "<": False}
_MORE_THAN_A_UNIT: Final = re.compile(
    "[且或以含无足半之到至内外上下前后约零一二两三四五六七八九十]|^成"
)
_UNDONE: Final = re.compile("[不未]")
_COUNTING: Final = re.compile(either([*COUNTED.split(), "%"]))
_TOLD: Final = ("<", ">", "≥", "≤", "含", "于", "超过", "不足", "不满")
"""Signs and words that say whether the number itself is in; 以上 and 以下 are used either way."""
_MOST_ELEMENTS: Final = 50
_LONGEST: Final = 100
"""The longest clause that is looked at."""
