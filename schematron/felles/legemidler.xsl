<?xml version="1.0" encoding="UTF-8"?>
<!--
  Medicines: whether a message has a list of them, points to one, or says that there are none. Where texts are read, they are read by
  the lexicon in begrep/. A text that only points to something («se vedlegg») is a list when there is something to point to.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:mv="https://meldingsvakt.no/ns/funksjon">

  <!-- True when a text says outright that the patient uses no medicines («ingen faste medisiner», «Legemidler: ingen»). -->
  <xsl:function name="mv:sier-ingen-legemidler" as="xs:boolean">
    <xsl:param name="tekster" as="item()*"/>
    <xsl:sequence select="mv:sier($tekster, 'legemiddelbruk') = 'avkreftet' or mv:motsagt($tekster, 'legemiddelbruk')"/>
  </xsl:function>

  <!-- True when a text speaks of medicines: the words themselves, a list, a prescription, multidose, or a dose. -->
  <xsl:function name="mv:nevner-legemidler" as="xs:boolean">
    <xsl:param name="tekster" as="item()*"/>
    <xsl:sequence select="mv:sier($tekster, ('legemiddelbruk', 'legemiddelliste', 'dose', 'resept', 'multidose')) != 'ingen'"/>
  </xsl:function>

  <!-- True when what is written as the list of medicines is one: something is said, and not only that it stands elsewhere, where there is none. -->
  <xsl:function name="mv:er-legemiddeltekst" as="xs:boolean">
    <xsl:param name="rot" as="element()"/>
    <xsl:param name="tekster" as="node()*"/>
    <xsl:sequence select="some $t in $tekster[mv:har-tekst(.)] satisfies
        if (mv:er-bare(mv:tekst($t), ('se vedlegg', 'se vedlagt', 'se vedlagt liste', 'se vedlagte liste', 'se vedlagt medisinliste',
                 'se vedlagt legemiddelliste', 'se egen liste', 'se eget ark', 'se eget vedlegg', 'vedlagt', 'vedlegg', 'følger vedlagt', 'ligger vedlagt',
                 'sjå vedlegg', 'sjå vedlagd liste', 'sjå vedlagd medisinliste', 'sjå eiga liste', 'vedlagd', 'lib vedlagt', 'se lib', 'se liste')))
        then exists(mv:tellende-vedlegg($rot))
        else not(mv:er-bare(mv:tekst($t), ('se pll', 'sjå pll', 'jf pll', 'pll'))) or mv:har-pll($rot)"/>
  </xsl:function>

  <!--
    True when nothing stands where the medicines should: the message has neither text nor attachment, or what is marked as the list,
    by its type or its heading, is empty. Only then is it certain that a list is missing.
  -->
  <xsl:function name="mv:legemiddeldelen-er-tom" as="xs:boolean">
    <xsl:param name="rot" as="element()"/>
    <xsl:param name="tekster" as="node()*"/>
    <xsl:variable name="merket" as="element()*"
        select="$rot//*:InfItem[*:Type/@V = 'MEDB'] | $rot//*:Comment[*:Heading/@V ! normalize-space(.) = ('ME', 'MEDB', 'LM')]"/>
    <xsl:sequence select="(some $m in $merket satisfies not(mv:har-tekst(($m//*:DrugId/(@V | @DN | @OT), $m//(*:Comment | *:DosageText | *:Description | *:TextResultValue)))))
                          or not(mv:har-tekst($tekster) or exists(mv:tellende-vedlegg($rot)))"/>
  </xsl:function>

  <!-- True from 2026 on, when all doctors have the patient's shared list of medicines (PLL). -->
  <xsl:function name="mv:har-pll" as="xs:boolean">
    <xsl:param name="rot" as="element()"/>
    <xsl:variable name="sendt" as="xs:date?"
        select="mv:dag(string((root($rot)/*:MsgHead/*:MsgInfo/*:GenDate, $rot/../*:GenDate/@V)[1]))"/>
    <xsl:sequence select="exists($sendt) and $sendt ge xs:date('2026-01-01')"/>
  </xsl:function>

  <!-- True when the text points to a list that the receiver has: one that is attached, or from 2026 the shared one. -->
  <xsl:function name="mv:viser-til-legemiddelliste" as="xs:boolean">
    <xsl:param name="rot" as="element()"/>
    <xsl:param name="tekster" as="node()*"/>
    <xsl:sequence select="mv:sier($tekster, 'legemiddelliste') = 'bekreftet'
                          and (exists(mv:tellende-vedlegg($rot))
                               or (mv:har-pll($rot) and (some $t in $tekster satisfies tokenize(lower-case(mv:tekst($t)), '[\s.,;:()]+') = 'pll')))"/>
  </xsl:function>

  <!--
    True when running text holds the list: something under a heading of its own that does more than point to what is not there, or
    medicines with their doses where plans and assessments are told.
  -->
  <xsl:function name="mv:legemiddelliste-i-tekst" as="xs:boolean">
    <xsl:param name="rot" as="element()"/>
    <xsl:param name="tekster" as="node()*"/>
    <xsl:variable name="tekst" as="xs:string" select="lower-case(mv:tekst($tekster))"/>
    <xsl:variable name="viser" as="xs:boolean"
        select="some $f in ('se vedlegg', 'se vedlagt', 'sjå vedlegg', 'sjå vedlagd', 'se egen liste', 'se eget', 'se pll', 'sjå pll') satisfies contains($tekst, $f)"/>
    <xsl:sequence select="(mv:har-seksjon($tekster, 'legemidler')
                           and (not($viser) or exists(mv:tellende-vedlegg($rot)) or mv:sier-i($tekster, ('legemiddelbruk', 'dose', 'sneks'), 'legemidler') != 'ingen'))
                          or mv:sammen-i($tekster, ('+legemiddelbruk', '+dose'), ('plan', 'vurdering', 'uten', 'informasjon', 'funn', 'sykehistorie', 'problem', 'utredning'))"/>
  </xsl:function>

  <!-- True when the first word of a medicine's name stands in the text, so that the text may explain what was done with it. -->
  <xsl:function name="mv:nevnt-i-tekst" as="xs:boolean">
    <xsl:param name="navn" as="xs:string"/>
    <xsl:param name="tekst" as="xs:string"/>
    <xsl:variable name="ord" as="xs:string" select="lower-case(string(tokenize($navn)[1]))"/>
    <xsl:sequence select="string-length($ord) ge 4 and contains(lower-case($tekst), $ord)"/>
  </xsl:function>

  <!--
    The lines of a text that begin with a name and have a dose: a medicine each, where there is more than one such line to read. A plan of
    doses begins its lines with numbers.
  -->
  <xsl:function name="mv:legemiddellinjer" as="xs:string*">
    <xsl:param name="tekst" as="element()"/>
    <xsl:variable name="linjer" as="xs:string*" select="mv:linjer($tekst)[matches(., '^\W*\p{L}{3}')][not(mv:er-doselinje(.))]"/>
    <xsl:sequence select="if (count($linjer) gt 1) then $linjer[mv:sier(., 'dose') = 'bekreftet'] else ()"/>
  </xsl:function>

  <!-- True when the first word of a line tells how to take a medicine, and is not its name. -->
  <xsl:function name="mv:er-doselinje" as="xs:boolean">
    <xsl:param name="linje" as="xs:string"/>
    <xsl:variable name="ord" as="xs:string" select="lower-case(tokenize(translate($linje, '.,;:()-*–•', '           '))[. ne ''][1])"/>
    <xsl:sequence select="some $b in ('tabl', 'kaps', 'dos', 'dråpe', 'inhal', 'deretter', 'dernest', 'så', 'etter', 'fra', 'frå', 'til', 'uke', 'veke', 'dag', 'maks', 'ved', 'morgen',
                              'morgon', 'kveld', 'eller', 'og', 'kur', 'trapp', 'ned', 'økes', 'aukast', 'reduser', 'først', 'fyrst', 'siste', 'mandag', 'måndag', 'tirsdag',
                              'tysdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'laurdag', 'søndag', 'styrke', 'ikke', 'ikkje')
                          satisfies starts-with($ord, $b)"/>
  </xsl:function>

  <!-- True when a text is one of the phrases and nothing more, whatever signs stand around it. -->
  <xsl:function name="mv:er-bare" as="xs:boolean">
    <xsl:param name="tekst" as="xs:string"/>
    <xsl:param name="fraser" as="xs:string*"/>
    <xsl:sequence select="normalize-space(translate(lower-case($tekst), '.,;:!()[]«»&quot;', '')) = $fraser"/>
  </xsl:function>

</xsl:stylesheet>
