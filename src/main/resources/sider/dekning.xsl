<?xml version="1.0" encoding="UTF-8"?>
<!-- Document by document and clause by clause: which rules in force answer for it, what is not answered for yet, and what messages cannot show, and why. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="https://meldingsvakt.no/ns/side" exclude-result-prefixes="#all" expand-text="yes">
  <xsl:include href="felles.xsl"/>
  <xsl:variable name="tilstander" select="'KONTROLLERES', 'IKKE_ENNA', 'KAN_IKKE'"/>

  <xsl:template name="xsl:initial-template">
    <html lang="{$sprak}">
      <xsl:call-template name="hode"><xsl:with-param name="tittel" select="f:o('dekning.tittel')"/></xsl:call-template>
      <body>
        <xsl:call-template name="navigasjon"/>
        <main id="innhold" tabindex="-1">
          <h1>{f:o('dekning.tittel')}</h1>
          <p class="dus">{f:o('dekning.om')}<xsl:for-each select="$tilstander">{' '}<b class="{.} vekt">{f:o('dekning.' || .)}</b>: {f:o('dekning.' || . || '-om')}</xsl:for-each></p>
          <table class="tallene stabel">
            <thead><tr><xsl:for-each select="'dokument', 'ajour', 'punkter', $tilstander"><th scope="col">{f:o('dekning.' || .)}</th></xsl:for-each></tr></thead>
            <tbody>
              <xsl:for-each select="$s?dokumenter?*">
                <tr>
                  <th scope="row"><a href="#dokument-{position()}" lang="nb">{?dokument}</a></th>
                  <td class="smal" data-navn="{f:o('dekning.ajour')}">{xs:date(?ajour) => format-date('[D01].[M01].[Y0001]')}</td>
                  <xsl:call-template name="antall"><xsl:with-param name="a" select="?antall"/></xsl:call-template>
                </tr>
              </xsl:for-each>
              <tr class="sum">
                <th scope="row">{f:o('dekning.sum')}</th><td/>
                <xsl:call-template name="antall"><xsl:with-param name="a" select="$s?sum"/></xsl:call-template>
              </tr>
            </tbody>
          </table>
          <xsl:for-each select="$s?dokumenter?*">
            <h2 id="dokument-{position()}" lang="nb">{?dokument}</h2>
            <p class="dus liten"><span lang="nb">{?utgiver ! (. || '. ')}</span>{f:o('dekning.ajour-per', xs:date(?ajour) => format-date('[D01].[M01].[Y0001]'))}{' '}{f:o('dekning.antall', (?antall?punkter, ?antall?kontrolleres, ?antall?ikkeEnna, ?antall?kanIkke))}</p>
            <table class="stabel">
              <thead><tr><xsl:for-each select="'punkt', 'krav', 'tilstand', 'svar'"><th scope="col">{f:o('dekning.' || .)}</th></xsl:for-each></tr></thead>
              <tbody>
                <xsl:for-each select="?punkter?*">
                  <tr>
                    <th scope="row" class="punkt" lang="nb">{?punkt}</th>
                    <td lang="nb">{?krav}<xsl:for-each select="?kilde"><br/><span class="dus liten">{.}</span></xsl:for-each></td>
                    <td class="smal {?tilstand}"><span class="vekt">{f:o('dekning.' || ?tilstand)}</span></td>
                    <td class="svar">
                      <xsl:for-each select="?regler?*"><a class="kode" href="{f:til('/regler/' || encode-for-uri(.))}">{.}</a>{' '}</xsl:for-each>
                      <xsl:if test="?skjema"><span class="merke">{f:o('dekning.skjema')}</span></xsl:if>
                      <xsl:for-each select="?grunn"><div class="liten dus" lang="nb">{.}</div></xsl:for-each>
                    </td>
                  </tr>
                </xsl:for-each>
              </tbody>
            </table>
          </xsl:for-each>
          <h2 id="kilder">{f:o('dekning.kilder')}</h2>
          <p class="dus liten">{f:o('dekning.kilder-om')}</p>
          <table class="stabel">
            <thead><tr><xsl:for-each select="'dokument', 'doktittel', 'status', 'statuskilde'"><th scope="col">{f:o('dekning.' || .)}</th></xsl:for-each></tr></thead>
            <tbody>
              <xsl:for-each select="$s?kilder?*">
                <tr>
                  <th scope="row" class="punkt" lang="nb">{?id}</th>
                  <td lang="nb">{?tittel}</td>
                  <td>{f:o('dekning.' || ?status)}{?dato ! (' ' || .)}{let $ord := if (?status = 'erstattet') then 'dekning.av' else 'dekning.i-stedet', $foran := if (?status = 'erstattet') then ' ' else '; ' return ?av ! ($foran || f:o($ord, .))}</td>
                  <td class="liten dus" lang="nb">{?kilde}</td>
                </tr>
              </xsl:for-each>
            </tbody>
          </table>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="antall">
    <xsl:param name="a" as="map(*)"/>
    <td data-navn="{f:o('dekning.punkter')}">{$a?punkter}</td>
    <td data-navn="{f:o('dekning.KONTROLLERES')}">{$a?kontrolleres}</td>
    <td data-navn="{f:o('dekning.IKKE_ENNA')}">{$a?ikkeEnna}</td>
    <td data-navn="{f:o('dekning.KAN_IKKE')}">{$a?kanIkke}</td>
  </xsl:template>
</xsl:stylesheet>
