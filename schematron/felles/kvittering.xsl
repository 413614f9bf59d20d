<?xml version="1.0" encoding="UTF-8"?>
<!--
  Application receipts in the episode document (xsd/forlop/1.0): which message a receipt answers, and for which of its receivers.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="https://meldingsvakt.no/ns/forlop"
    xmlns:mv="https://meldingsvakt.no/ns/funksjon">

  <!-- Who a message was sent to: its own receivers where they are others than the event's. -->
  <xsl:function name="mv:sendt-til" as="element()*">
    <xsl:param name="melding" as="element()"/>
    <xsl:sequence select="if ($melding/f:avsender) then $melding/f:mottaker else $melding/../f:mottaker"/>
  </xsl:function>

  <!-- Who sent a message. -->
  <xsl:function name="mv:sendt-av" as="element()?">
    <xsl:param name="melding" as="element()"/>
    <xsl:sequence select="($melding/f:avsender, $melding/../f:avsender)[1]"/>
  </xsl:function>

  <!-- The messages that a KVITTERING answers: one, or several where the sender used a MsgId twice. None where it is not known. -->
  <xsl:function name="mv:besvart" as="element()*">
    <xsl:param name="kvittering" as="element()"/>
    <xsl:variable name="paa" select="$kvittering/f:svar[@kjent = 'true']/@paa"/>
    <xsl:sequence select="if ($paa) then mv:meldinger($kvittering/..)[@msgId = $paa] else ()"/>
  </xsl:function>

  <!-- Those from whom no receipt has been seen at all. -->
  <xsl:function name="mv:tause" as="element()*">
    <xsl:param name="forlop" as="element()"/>
    <xsl:sequence select="$forlop/f:part[@kvitterer = 'false']"/>
  </xsl:function>

  <!-- The receipts of a stay. -->
  <xsl:function name="mv:alle-kvitteringer" as="element()*">
    <xsl:param name="forlop" as="element()"/>
    <xsl:sequence select="$forlop/f:hendelse[@slag = 'KVITTERING']"/>
  </xsl:function>

  <!-- The first of what each receipt answers. -->
  <xsl:function name="mv:forste-svar" as="element()*">
    <xsl:param name="forlop" as="element()"/>
    <xsl:sequence select="$forlop/f:hendelse[@slag = 'KVITTERING']/f:svar[1]"/>
  </xsl:function>

  <!-- The receipts that answer a message, also those that name it by the id of a document that several versions share. -->
  <xsl:function name="mv:kvitteringer" as="element()*">
    <xsl:param name="melding" as="element()"/>
    <xsl:variable name="dokument" select="$melding/@dokumentId"/>
    <xsl:variable name="om-dokumentet" select="if ($dokument) then mv:forste-svar($melding/../..)[lower-case(@id) = lower-case($dokument)]/.. else ()"/>
    <xsl:sequence select="mv:alle-kvitteringer($melding/../..)[f:svar/@paa = $melding/@msgId] | $om-dokumentet"/>
  </xsl:function>

  <!--
    True when the receipt may be the receiver's: sent by the same service, or, where one of them names no service or the enterprise has
    no other receiver of the message, by the same enterprise in the same role.
  -->
  <xsl:function name="mv:svarer-for" as="xs:boolean">
    <xsl:param name="kvittering" as="element()"/>
    <xsl:param name="mottaker" as="element()"/>
    <xsl:variable name="fra" select="$kvittering/f:avsender"/>
    <xsl:variable name="rolle" select="$kvittering/f:svar/@rolle[. = ('PRIM', 'COP')]"/>
    <xsl:variable name="alene" select="count($mottaker/../f:mottaker[@herId = $mottaker/@herId]) = 1"/>
    <xsl:sequence select="if ($fra/@tjeneste = $mottaker/@tjeneste) then true()
                          else if ($fra/@tjeneste and $mottaker/@tjeneste) then $fra/@herId = $mottaker/@herId and $alene
                          else (empty($fra/@herId) or empty($mottaker/@herId) or $fra/@herId = $mottaker/@herId)
                               and (empty($rolle) or $alene or $rolle = $mottaker/@rolle)"/>
  </xsl:function>

  <!-- True when the service itself answered for the receiver as it took in the message. -->
  <xsl:function name="mv:besvart-av" as="xs:boolean">
    <xsl:param name="mottaker" as="element()"/>
    <xsl:param name="melding" as="element()"/>
    <xsl:sequence select="($mottaker/@tjeneste, $mottaker/@herId)[1] = $melding/f:fakta[@navn = 'besvart']/tokenize(@verdi)"/>
  </xsl:function>

  <!-- When the receiver first answered, as far as the receipts show. -->
  <xsl:function name="mv:svartid" as="xs:dateTime?">
    <xsl:param name="kvitteringer" as="element()*"/>
    <xsl:param name="mottaker" as="element()"/>
    <xsl:sequence select="min($kvitteringer[mv:svarer-for(., $mottaker)]/mv:tid(f:sendt))"/>
  </xsl:function>

  <!-- The last moment of the 96 hours that a receiver has, counted from GenDate; from the end of the day where only that is told. -->
  <xsl:function name="mv:kvitteringsfrist" as="xs:dateTime?">
    <xsl:param name="melding" as="element()"/>
    <xsl:sequence select="mv:moment($melding/@sendt) + xs:dayTimeDuration('PT96H')
                          + xs:dayTimeDuration(if ($melding/../f:sendt/@presisjon = 'DAG') then 'P1D' else 'PT0S')"/>
  </xsl:function>

  <!--
    Receipts before this one on the same message, from the same party, as copy receiver or not; on the same document where the message
    carries several, for AppRec 1.0 answers each of them.
  -->
  <xsl:function name="mv:tidligere-kvitteringer" as="element()*">
    <xsl:param name="kvittering" as="element()"/>
    <xsl:variable name="fra" select="$kvittering/f:avsender[1]"/>
    <xsl:variable name="svar" select="$kvittering/f:svar[1]"/>
    <xsl:variable name="dokumenter" select="mv:besvart($kvittering)/f:dokument"/>
    <xsl:sequence select="mv:alle-kvitteringer($kvittering/..)[f:svar/@paa = $svar/@paa][. &lt;&lt; $kvittering]
                          [empty($dokumenter) or lower-case(f:svar[1]/@id) = lower-case($svar/@id)]
                          [(f:svar/@rolle = 'COP') = ($svar/@rolle = 'COP')]
                          [f:avsender/(@herId, @tjeneste)]
                          [string(f:avsender[1]/@herId) = string($fra/@herId)]
                          [string(f:avsender[1]/@tjeneste) = string($fra/@tjeneste)]"/>
  </xsl:function>

  <!-- True when the IssueDate that a receipt gives back is the message's GenDate, to the second; to the day where only that is told. -->
  <xsl:function name="mv:er-utstedt" as="xs:boolean">
    <xsl:param name="utstedt" as="xs:string"/>
    <xsl:param name="melding" as="element()"/>
    <xsl:variable name="gjengitt" as="xs:dateTime?" select="mv:tidspunkt($utstedt)"/>
    <xsl:variable name="sendt" as="xs:dateTime?" select="mv:norsk-tid(mv:moment($melding/@sendt))"/>
    <xsl:sequence select="if (empty($gjengitt) or empty($sendt)) then false()
                          else if ($melding/../f:sendt/@presisjon = 'DAG') then mv:dato($gjengitt) = mv:dato($sendt)
                          else abs(($gjengitt - $sendt) div xs:dayTimeDuration('PT1S')) lt 1"/>
  </xsl:function>

  <!-- HER-ids of enterprises, or of services where these are missing, as people read them. -->
  <xsl:function name="mv:vis-parter" as="xs:string">
    <xsl:param name="adresser" as="element()*"/>
    <xsl:variable name="id" select="distinct-values($adresser ! string((@herId, @tjeneste)[1]))[. ne '']"/>
    <xsl:sequence select="if (exists($id)) then 'HER-id ' || string-join($id, ', ') else 'uten HER-id'"/>
  </xsl:function>

</xsl:stylesheet>
