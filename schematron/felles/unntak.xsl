<?xml version="1.0" encoding="UTF-8"?>
<!--
  What kind of message this is, where that decides whether a rule applies at all: a discharge letter, a referral, cancelled, an addition
  to an earlier letter, from an emergency ward, about a dead patient; and the attachments that bring something. One function each, for every
  rule that asks; a test refuses rules that say the same in their own way.
  $rot is the root of the payload: ServRprt, ServReq, Henvisning, TverrfagligEpikrise and their like.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:mv="https://meldingsvakt.no/ns/funksjon">

  <!-- True for a discharge letter (ServRprt) in any version, other than a test (8279 = T). -->
  <xsl:function name="mv:er-epikrise" as="xs:boolean">
    <xsl:param name="rot" as="element()"/>
    <xsl:sequence select="matches(namespace-uri($rot), '/xmlstds/epikrise(/|$)') and not($rot/../*:Type/@V ! normalize-space(.) = 'T')"/>
  </xsl:function>

  <!-- True for a referral of version 1.0 or 1.1 (ServReq, as requisitions have it too), other than a test (T). That of 2.0 is known by its name. -->
  <xsl:function name="mv:er-henvisning" as="xs:boolean">
    <xsl:param name="rot" as="element()"/>
    <xsl:sequence select="contains(namespace-uri($rot), '/xmlstds/henvisning/') and not($rot/../*:Type/@V ! normalize-space(.) = 'T')"/>
  </xsl:function>

  <!-- True for health information that brings earlier ones up to date: by its content (9140), or by status where that is not told. -->
  <xsl:function name="mv:er-oppdatering" as="xs:boolean">
    <xsl:param name="rot" as="element()"/>
    <xsl:variable name="innhold" as="xs:string*" select="$rot/*:TypeInnholdIMelding/*:TypeInnhold/@V ! normalize-space(.)"/>
    <xsl:sequence select="$innhold = '2' or (empty($innhold) and $rot/*:InformasjonOmForsendelsen/*:Forsendelsesstatus/@V ! normalize-space(.) = 'M')"/>
  </xsl:function>

  <!-- True when the message withdraws an earlier one (7309 and 9073 = C). -->
  <xsl:function name="mv:er-kansellert" as="xs:boolean">
    <xsl:param name="rot" as="element()?"/>
    <xsl:sequence select="($rot/*:ServType | $rot/*:InformasjonOmForsendelsen/*:Forsendelsesstatus)/@V ! normalize-space(.) = 'C'"/>
  </xsl:function>

  <!-- True when the letter adds to an earlier one and need not say again what stands there (7306 or 7309 = A). -->
  <xsl:function name="mv:er-tillegg" as="xs:boolean">
    <xsl:param name="rot" as="element()?"/>
    <xsl:sequence select="($rot/*:ServType | $rot/*:Status)/@V ! normalize-space(.) = 'A'"/>
  </xsl:function>

  <!-- True for a letter from an emergency ward, by message type (E-L). -->
  <xsl:function name="mv:er-legevaktepikrise" as="xs:boolean">
    <xsl:param name="rot" as="element()?"/>
    <xsl:sequence select="$rot/../*:Type/@V ! normalize-space(.) = 'E-L'"/>
  </xsl:function>

  <!--
    True when the patient is dead: then nothing is to be planned and no list of medicines is due. A discharge letter says it in its
    outcome (7300) or date of death, a nursing report in an event of the stay (9121).
  -->
  <xsl:function name="mv:er-dod" as="xs:boolean">
    <xsl:param name="rot" as="element()?"/>
    <xsl:sequence select="$rot//*:AdmOutcome/@V ! normalize-space(.) = '2' or mv:har-tekst($rot/*:Patient/*:DateOfDeath/@V)
                          or $rot/*:OpplysningOpphold/*:TidsfestetHendelse/*:Hendelsekode/@V ! normalize-space(.) = '13'"/>
  </xsl:function>

  <!-- The attachments (MsgType A) that bring something: content, or a reference to it. A name alone is not an attachment. -->
  <xsl:function name="mv:tellende-vedlegg" as="element()*">
    <xsl:param name="rot" as="element()"/>
    <xsl:sequence select="(root($rot)/*:MsgHead/*:Document/*:RefDoc | $rot/*:RefDoc)[*:MsgType/@V ! normalize-space(.) = 'A']
                          [mv:har-tekst(*:FileReference) or exists(*:Content/*) or mv:har-tekst(*:Content)]"/>
  </xsl:function>

  <!-- Those of them whose description says that they are a list of medicines. -->
  <xsl:function name="mv:vedlagt-legemiddelliste" as="element()*">
    <xsl:param name="rot" as="element()"/>
    <xsl:sequence select="mv:tellende-vedlegg($rot)[mv:sier(string(*:Description[1]), ('legemiddelliste', 'legemiddelbruk')) = ('bekreftet', 'usikkert')]"/>
  </xsl:function>

</xsl:stylesheet>
