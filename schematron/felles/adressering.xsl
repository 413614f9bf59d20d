<?xml version="1.0" encoding="UTF-8"?>
<!--
  To whom a message is addressed (HIS 1153-2): the receivers, and the HER-ids of each at its two levels, the enterprise and the
  service or person in it. For MsgHead messages, and for those with a header of their own (HCP), where the receiver of a
  referral or requisition is ServProvider, and of a discharge letter or report Requester.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:mv="https://meldingsvakt.no/ns/funksjon">

  <!-- The primary receiver and the others. -->
  <xsl:function name="mv:mottakere" as="element()*">
    <xsl:param name="rot" as="element()"/>
    <xsl:sequence select="$rot/*:MsgInfo/(*:Receiver | *:OtherReceiver)
                          | $rot/*:ServReq/(*:ServProvider | *:CopyDest)
                          | $rot/(*:ServRprt | *:ServReport)/(*:Requester | *:CopyDest)"/>
  </xsl:function>

  <!-- The HER-ids an organisation or person has, in Ident, or in Id and AdditionalId. -->
  <xsl:function name="mv:her-id" as="xs:string*">
    <xsl:param name="enhet" as="element()*"/>
    <xsl:sequence select="$enhet/(*:Id | *:Ident/*:Id | *:AdditionalId/*:Id)[mv:id-serie(.) = 'HER'] ! mv:id-verdi(.)[. != '']"/>
  </xsl:function>

  <!-- The enterprise's HER-ids. -->
  <xsl:function name="mv:her-id-virksomhet" as="xs:string*">
    <xsl:param name="part" as="element()"/>
    <xsl:sequence select="mv:her-id($part/(*:Organisation | *:HCP/*:Inst))"/>
  </xsl:function>

  <!-- The HER-ids of the service or person within it, or of a person addressed without an enterprise. -->
  <xsl:function name="mv:her-id-tjeneste" as="xs:string*">
    <xsl:param name="part" as="element()"/>
    <xsl:sequence select="mv:her-id($part/(*:Organisation/*:Organisation | *:Organisation//*:HealthcareProfessional
                                           | *:HealthcareProfessional | *:HCP/*:Inst/(*:Dept | *:HCPerson) | *:HCP/*:HCProf))"/>
  </xsl:function>

  <!-- The parties whose addresses HIS 1153-2 has demands for: sender, receiver and copy receiver. $rot is MsgHead or Message. -->
  <xsl:function name="mv:adresserte" as="element()*">
    <xsl:param name="rot" as="element()"/>
    <xsl:sequence select="$rot/*:MsgInfo/(*:Sender | *:Receiver | *:OtherReceiver[*:Organisation]
                                          [*:RoleReceiver/@V ! upper-case(normalize-space(.)) = ('COP', 'PRIM')])
                          | $rot/(*:ServReq | *:ServRprt | *:ServReport)/(*:Requester | *:ServProvider | *:CopyDest)"/>
  </xsl:function>

  <!-- True when the organisation has a name, or an identifier with a value: where it has neither, HODE-15 tells it once for all. -->
  <xsl:function name="mv:er-oppgitt-virksomhet" as="xs:boolean">
    <xsl:param name="part" as="element()"/>
    <xsl:sequence select="mv:har-tekst($part/(*:Organisation/(*:OrganisationName | *:Ident/*:Id)
                                              | *:HCP/*:Inst/(*:Name | *:Id | *:AdditionalId/*:Id)))"/>
  </xsl:function>

  <!-- A party in the words of rule texts. -->
  <xsl:function name="mv:part-navn" as="xs:string">
    <xsl:param name="part" as="element()"/>
    <xsl:param name="sprak" as="xs:string"/>
    <xsl:variable name="navn" as="xs:string" select="local-name($part)"/>
    <xsl:variable name="rolle" as="xs:string"
        select="if ($navn = 'CopyDest' or ($navn = 'OtherReceiver' and $part/*:RoleReceiver/@V = 'COP')) then 'kopi'
                else if ($navn = 'OtherReceiver') then 'annen'
                else if ($navn = 'Sender' or ($navn = 'Requester' and $part/parent::*:ServReq)
                         or ($navn = 'ServProvider' and not($part/parent::*:ServReq))) then 'avsender'
                else 'mottaker'"/>
    <xsl:sequence select="if ($sprak = 'en') then map {'kopi': 'a copy receiver', 'annen': 'another receiver', 'avsender': 'the sender', 'mottaker': 'the receiver'}($rolle)
                          else if ($sprak = 'nn') then map {'kopi': 'ein kopimottakar', 'annen': 'ein annan mottakar', 'avsender': 'avsendaren', 'mottaker': 'mottakaren'}($rolle)
                          else map {'kopi': 'en kopimottaker', 'annen': 'en annen mottaker', 'avsender': 'avsenderen', 'mottaker': 'mottakeren'}($rolle)"/>
  </xsl:function>

  <!-- Parties in the words of rule texts, each kind once, at the beginning of a sentence: «Avsenderen og en kopimottaker». -->
  <xsl:function name="mv:parter-navn" as="xs:string">
    <xsl:param name="parter" as="element()*"/>
    <xsl:param name="sprak" as="xs:string"/>
    <xsl:sequence select="mv:stor-forbokstav(mv:oppramsing(distinct-values($parter ! mv:part-navn(., $sprak)), $sprak))"/>
  </xsl:function>

</xsl:stylesheet>
