<?xml version="1.0" encoding="UTF-8"?>
<!-- A page of stored stays, made of what the same call answers with as JSON. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="https://meldingsvakt.no/ns/side" exclude-result-prefixes="#all" expand-text="yes">
  <xsl:include href="felles.xsl"/>
  <xsl:variable name="l" select="$s?liste" as="map(*)"/>
  <!-- A stay lists no more findings than this. -->
  <xsl:variable name="flest" select="200"/>
  <xsl:variable name="resten" select="string-join(tokenize($s?topp?sporring, '&amp;')[not(starts-with(., 'side='))] ! (. || '&amp;'))"/>

  <xsl:template name="xsl:initial-template">
    <html lang="{$sprak}">
      <xsl:call-template name="hode"><xsl:with-param name="tittel" select="f:o('forlop.tittel')"/><xsl:with-param name="stiler" select="'/side/regler.css'"/></xsl:call-template>
      <body>
        <xsl:call-template name="navigasjon"/>
        <main id="innhold" tabindex="-1">
          <h1>{f:o('forlop.tittel')}</h1>
          <p class="dus">{f:o('forlop.om')}</p>
          <form class="regelfilter" action="/api/v1/forlop" method="get" role="search" aria-label="{f:o('forlop.filter')}">
            <xsl:if test="$sprak ne 'nb'"><input type="hidden" name="sprak" value="{$sprak}"/></xsl:if>
            <xsl:call-template name="valg"><xsl:with-param name="navn" select="'status'"/><xsl:with-param name="verdier" select="'APENT', 'AVSLUTTET'"/></xsl:call-template>
            <xsl:call-template name="valg"><xsl:with-param name="navn" select="'frist'"/><xsl:with-param name="verdier" select="'APEN', 'BRUTT'"/></xsl:call-template>
            <p class="felt"><label for="part">{f:o('forlop.part')}</label><input type="text" id="part" name="part" value="{$s?onsket?part}" inputmode="numeric" autocomplete="off"/></p>
            <p class="felt"><button type="submit" class="hoved">{f:o('forlop.vis')}</button></p>
          </form>
          <xsl:choose>
            <xsl:when test="empty($l?forlop?*)"><p>{f:o('forlop.ingen')}</p></xsl:when>
            <xsl:otherwise>
              <table class="stabel">
                <thead><tr><xsl:for-each select="'begynte', 'status', 'siste', 'meldinger', 'apne', 'brutte', 'avvik', 'dogn'"><th scope="col">{f:o('forlop.' || .)}</th></xsl:for-each></tr></thead>
                <tbody><xsl:for-each select="$l?forlop?*"><xsl:call-template name="forlop"/></xsl:for-each></tbody>
              </table>
            </xsl:otherwise>
          </xsl:choose>
          <xsl:if test="$l?side gt 0 or $l?flere">
            <p role="navigation" aria-label="{f:o('forlop.sidene')}">
              <xsl:if test="$l?side gt 0"><a class="knapp" href="?{$resten}side={xs:integer($l?side) - 1}&amp;sprak={$sprak}" rel="prev">{f:o('forlop.forrige')}</a>{' '}</xsl:if>
              <xsl:if test="$l?flere"><a class="knapp" href="?{$resten}side={xs:integer($l?side) + 1}&amp;sprak={$sprak}" rel="next">{f:o('forlop.neste')}</a></xsl:if>
            </p>
          </xsl:if>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="valg">
    <xsl:param name="navn" as="xs:string"/>
    <xsl:param name="verdier" as="xs:string*"/>
    <p class="felt">
      <label for="{$navn}">{f:o('forlop.' || $navn)}</label>
      <select id="{$navn}" name="{$navn}">
        <option value="">{f:o('forlop.alle')}</option>
        <xsl:for-each select="$verdier">
          <option value="{.}"><xsl:if test=". = $s?onsket($navn)"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>{f:o('forlop.' || .)}</option>
        </xsl:for-each>
      </select>
    </p>
  </xsl:template>

  <xsl:template name="forlop">
    <xsl:variable name="tider" select="sort(?hendelser?* ! (?sendt, ?mottatt)[1])"/>
    <xsl:variable name="brutte" select="count(?frister?*[?status = 'BRUTT'])"/>
    <xsl:variable name="apne" select="count(?frister?*[?status = 'APEN'])"/>
    <tr>
      <th scope="row" data-navn="{f:o('forlop.begynte')}"><a href="{f:til('/api/v1/forlop/' || ?id)}">{(f:minutt($tider[1]), f:o('forlop.ukjent'))[1]}</a></th>
      <td data-navn="{f:o('forlop.status')}">{f:o('forlop.' || ?status)}</td>
      <td data-navn="{f:o('forlop.siste')}">{f:minutt($tider[last()])}</td>
      <td data-navn="{f:o('forlop.meldinger')}">{count(?hendelser?*)}</td>
      <td data-navn="{f:o('forlop.apne')}" class="{if ($apne gt 0) then 'APEN' else ''}"><span class="vekt">{$apne}</span></td>
      <td data-navn="{f:o('forlop.brutte')}" class="{if ($brutte gt 0) then 'BRUTT' else ''}"><span class="vekt">{$brutte}</span></td>
      <td data-navn="{f:o('forlop.avvik')}">{if (count(?avvik?*) ge $flest) then f:o('forlop.minst', count(?avvik?*)) else count(?avvik?*)}</td>
      <td data-navn="{f:o('forlop.dogn')}">{?overliggerdogn?antall}</td>
    </tr>
  </xsl:template>
</xsl:stylesheet>
