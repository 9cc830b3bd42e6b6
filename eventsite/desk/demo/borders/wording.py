"""What the two editions discussed and what came of them: the sources' facts in the project's own words."""

from eventsite.desk.demo.rows import Words

SERIES_DESCRIPTION = Words(
    "Scientific and practical conferences of the Regional Anti-Terrorist Structure of the Shanghai"
    " Cooperation"
    " Organization (RATS SCO). On record is what two published news items say, with the source beside"
    " each fact.",
    "Научно-практические конференции Региональной антитеррористической структуры ШОС. Записано то, что"
    " сообщают"
    " две опубликованные новости; у каждого факта указан источник.",
    "上海合作组织地区反恐怖机构的科学与实践会议。所记录的内容来自两则已发表的新闻，每一事实均注明出处。",
)

TOPICS = {
    "state-and-trends": Words(
        "State, dynamics and trends in countering international terrorism and extremism",
        "Состояние, динамика и тенденции противодействия международному терроризму и экстремизму",
        "打击国际恐怖主义和极端主义的现状、动态与趋势",
    ),
    "new-challenges-from-regions": Words(
        "New challenges from several regions, primarily the Middle East and Afghanistan",
        "Новые вызовы, исходящие из ряда регионов, прежде всего Ближнего Востока и Афганистана",
        "来自若干地区（首先是中东和阿富汗）的新挑战",
    ),
    "use-of-the-internet": Words(
        "Use of the Internet for terrorist and extremist purposes",
        "Использование Интернета в террористических и экстремистских целях",
        "利用互联网从事恐怖主义和极端主义活动",
    ),
    "spread-of-the-ideology": Words(
        "Preventing the spread of the ideology of terrorism and extremism",
        "Предупреждение распространения идеологии терроризма и экстремизма",
        "防止恐怖主义和极端主义思想的传播",
    ),
    "challenges-from-terrorist-organizations": Words(
        "Modern challenges and threats from international terrorist organizations",
        "Современные вызовы и угрозы, исходящие от международных террористических организаций",
        "国际恐怖组织带来的当代挑战和威胁",
    ),
    "weapons-and-technology": Words(
        "New weapons and equipment, geolocation and satellite communications, unmanned aerial vehicles,"
        " artificial intelligence and telecommunications",
        "Новые виды вооружений и техники, геолокация и спутниковая связь, беспилотные летательные аппараты,"
        " искусственный интеллект и телекоммуникации",
        "新型武器装备、地理定位与卫星通信、无人机、人工智能和电信技术",
    ),
    "network-principle": Words(
        "The network principle of action of terrorist organizations",
        "Сетевой принцип действий террористических организаций",
        "恐怖组织的网络化行动方式",
    ),
    "fighters-close-to-borders": Words(
        "Fighters close to the borders of member states and returning home, “sleeping” cells",
        "Боевики вблизи границ государств-членов и их возвращение на родину, «спящие» ячейки",
        "逼近成员国边界及回国的武装分子、“休眠”小组",
    ),
    "family-members": Words(
        "Return and rehabilitation of family members",
        "Возвращение и реабилитация членов семей",
        "家庭成员的遣返与康复",
    ),
    "radicalization-of-youth": Words("Radicalization of youth", "Радикализация молодёжи", "青年激进化"),
}

SIXTH_TOPICS = (
    "state-and-trends",
    "new-challenges-from-regions",
    "use-of-the-internet",
    "spread-of-the-ideology",
)
SEVENTH_TOPICS = (
    "challenges-from-terrorist-organizations",
    "weapons-and-technology",
    "network-principle",
    "new-challenges-from-regions",
    "fighters-close-to-borders",
    "family-members",
    "radicalization-of-youth",
    "use-of-the-internet",
    "spread-of-the-ideology",
)

SIXTH_OUTCOME = Words(
    "The conference called for closer cooperation in six fields.",
    "Конференция призвала к более тесному сотрудничеству по шести направлениям.",
    "会议呼吁在六个方面加强合作。",
)
SIXTH_POINTS = (
    Words("Timely exchange of information", "Своевременный обмен информацией", "及时交换信息"),
    Words("Search for terrorists", "Розыск террористов", "搜捕恐怖分子"),
    Words("Stronger border controls", "Усиление пограничного контроля", "加强边境管控"),
    Words(
        "Training of anti-terrorist units",
        "Подготовка кадров антитеррористических подразделений",
        "培训反恐部队人员",
    ),
    Words("Anti-terrorism exercises", "Проведение антитеррористических учений", "举行反恐演习"),
    Words(
        "The international legal framework for cooperation against terrorism",
        "Международно-правовая база антитеррористического сотрудничества",
        "反恐合作的国际法律框架",
    ),
)
SEVENTH_OUTCOME = Words(
    "Participants were unanimous that international terrorism and extremism remain a serious threat."
    " They thanked the Executive Committee of RATS SCO for its organization of the conference and its"
    " welcome.",
    "Участники были едины во мнении, что международный терроризм и экстремизм остаются серьёзной угрозой."
    " Они поблагодарили Исполнительный комитет РАТС ШОС за организацию конференции и оказанный приём.",
    "与会者一致认为，国际恐怖主义和极端主义仍是严重威胁，并感谢上合组织地区反恐怖机构执行委员会的组织工作和热情接待。",
)

SIXTH_SUMMARY = Words(
    "Participants took stock of where international terrorism and extremism stand and where they are heading,"
    " and noted new challenges from several regions, primarily the Middle East and Afghanistan. They shared"
    " what they had learned about the use of the Internet for such purposes, and stressed that keeping the"
    " ideology from spreading takes international cooperation.",
    "Участники оценили состояние и тенденции международного терроризма и экстремизма и отметили новые вызовы,"
    " исходящие из ряда регионов, прежде всего Ближнего Востока и Афганистана. Они поделились опытом"
    " противодействия использованию Интернета в этих целях и подчеркнули, что предупреждение распространения"
    " идеологии требует международного сотрудничества.",
    "与会者评估了国际恐怖主义和极端主义的现状与走向，指出若干地区（首先是中东和阿富汗）出现的新挑战，"
    "交流了应对利用互联网从事此类活动的经验，并强调防止有关思想的传播需要国际合作。",
)
SEVENTH_SUMMARY = Words(
    "Participants discussed the threats that international terrorist organizations pose today: new"
    " weapons and"
    " technology, action in networks, fighters near the borders and on their way home. They also spoke of the"
    " return of family members and of young people, and of the Internet and the spread of the ideology.",
    "Участники обсудили угрозы, исходящие сегодня от международных террористических организаций: новое"
    " оружие и"
    " технологии, сетевой принцип действий, боевиков вблизи границ и возвращающихся на родину. Речь шла"
    " также о"
    " возвращении членов семей и о молодёжи, об Интернете и распространении идеологии.",
    "与会者讨论了国际恐怖组织当前构成的威胁：新型武器与技术、网络化行动、逼近边界和回国的武装分子；"
    "还讨论了家庭成员的遣返、青年问题、互联网以及有关思想的传播。",
)
SIXTH_PARTICIPATION = Words(
    "The member states were represented by their competent bodies. Of the UN entities and the regional"
    " structures the source names some.",
    "Государства-члены были представлены своими компетентными органами. Из структур ООН и региональных"
    " структур источник называет некоторые.",
    "成员国由其主管机关代表出席。对于联合国实体和区域机构，来源仅列举了其中一部分。",
)
SEVENTH_PARTICIPATION = Words(
    "The source names categories of participants and the SCO Secretariat. It names no state and no"
    " person; what it"
    " does not name is not recorded here.",
    "Источник называет категории участников и Секретариат ШОС. Он не называет ни одного государства и ни"
    " одного"
    " лица; то, что не названо, здесь не записано.",
    "来源列出了与会者类别和上合组织秘书处，未点名任何国家或个人；来源未提及的，此处不予记录。",
)
SIXTH_SOURCE = Words(
    "Theme, dates of its Director’s visit, bodies by category, topics, outcome; the year is printed.",
    "Тема, даты визита директора, участвовавшие структуры по категориям, темы обсуждения, итоги; год указан.",
    "主题、主任访问日期、按类别列出的与会机构、议题、成果；年份已注明。",
)
SEVENTH_SOURCE = Words(
    "Theme, days and month, categories of participants, topics, outcome; the year is not printed.",
    "Тема, дни и месяц, категории участников, темы обсуждения, итоги; год не указан.",
    "主题、日期和月份、与会者类别、议题、成果；未注明年份。",
)
