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

</xsl:stylesheet>
