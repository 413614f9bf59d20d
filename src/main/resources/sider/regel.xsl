<?xml version="1.0" encoding="UTF-8"?>
<!-- One rule: what it asks, what it says when broken, and its examples. What the rules have in bokmål alone says so in its lang. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array"
                xmlns:f="https://meldingsvakt.no/ns/side" exclude-result-prefixes="#all" expand-text="yes">
  <xsl:include href="felles.xsl"/>
  <xsl:variable name="r" select="$s?regel"/>

  <xsl:template name="xsl:initial-template">
    <html lang="{$sprak}">
      <xsl:call-template name="hode"><xsl:with-param name="tittel" select="$r?id"/></xsl:call-template>
      <body>
        <xsl:call-template name="navigasjon"/>
        <main id="innhold" tabindex="-1">
          <p class="kode dus">{$r?id}</p>
          <h1 lang="nb">{$r?tittel}</h1>
          <xsl:if test="exists($r?utgatt)">
            <div class="kort"><p><span class="vekt">{f:o('regel.utgatt')}</span>. {f:o('regel.utgatt-om')}</p><p><strong>{f:o('regel.hvorfor-utgatt')}:</strong>{' '}<span lang="nb">{$r?utgatt}</span></p></div>
          </xsl:if>
          <xsl:for-each select="$r?paastander?*"><xsl:call-template name="paastand"/></xsl:for-each>
          <dl>
            <dt>{f:o('regel.regelsett')}</dt>
            <dd>
              <xsl:choose>
                <xsl:when test="exists($s?regelsett)"><a href="{f:til('/regler#' || $r?pakke)}" lang="nb">{$s?regelsett?tittel}</a>, {f:o('regel.versjon', $s?regelsett?versjon)}</xsl:when>
                <xsl:otherwise>{f:o('regel.innebygd')}</xsl:otherwise>
              </xsl:choose>
            </dd>
            <dt>{f:o('regler.gjelder')}</dt><dd class="kode">{string-join($r?gjelder?*, ', ')}</dd>
            <xsl:if test="exists($r?alias?*)"><dt>{f:o('regel.alias')}</dt><dd class="kode">{string-join($r?alias?*, ', ')}</dd></xsl:if>
            <xsl:for-each select="$r?parametre?*">
              <dt>{f:o('regel.parameter')}{' '}<span class="kode">{?navn}</span></dt>
              <dd>{?standard}{if (?tolkning) then ' (' || f:o('regel.tolkning') || ')' else ''} – <span lang="nb">{?tekst}</span></dd>
            </xsl:for-each>
          </dl>
          <xsl:if test="normalize-space(string($r?hvorfor)) ne ''"><h2>{f:o('regel.hvorfor')}</h2><p lang="nb">{$r?hvorfor}</p></xsl:if>
          <xsl:if test="exists($s?historikk) and array:size($s?historikk) gt 0">
            <h2>{f:o('regel.historikk')}</h2><ul lang="nb"><xsl:for-each select="$s?historikk?*"><li>{.}</li></xsl:for-each></ul>
          </xsl:if>
          <xsl:if test="exists($s?eksempler) and map:size($s?eksempler) gt 0">
            <h2>{f:o('regel.eksempler')}</h2>
            <div class="to">
              <xsl:for-each select="map:keys($s?eksempler) => sort()">
                <xsl:variable name="hva" select="f:o(if (starts-with(., 'ugyldig')) then 'regel.bryter' else 'regel.oppfyller')"/>
                <div><p class="dus liten">{$hva}</p><pre tabindex="0" role="region" aria-label="{$hva}: {.}">{$s?eksempler(.)}</pre></div>
              </xsl:for-each>
            </div>
          </xsl:if>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="paastand">
    <xsl:variable name="id" select="?id"/>
    <div class="kort {?alvorlighet}">
      <p><span class="vekt">{f:o('regel.' || ?alvorlighet)}</span>{' '}<span class="kode">{?id}</span>{' '}
        <xsl:if test="?tolkning"><span class="merke">{f:o('regel.tolkning')}</span></xsl:if>
        <xsl:if test="?heuristisk"><span class="merke">{f:o('regel.heuristisk')}</span></xsl:if>
        <xsl:if test="exists(?apprec)"><span class="merke">AppRec {?apprec}</span></xsl:if>
        <xsl:if test="exists(?virketid)"><span class="merke">{string-join((f:o('regel.gjelder'), ?virketid?fra ! f:o('regel.fra', .), ?virketid?til ! f:o('regel.til', .)), ' ')}</span></xsl:if>
        <xsl:if test="exists(?undertrykt)"><span class="merke">{f:o('regel.stilnet', ?undertrykt?til)}: <span lang="nb">{?undertrykt?grunn}</span></span></xsl:if>
      </p>
      <p><strong>{f:o('regel.krav')}:</strong>{' '}<span lang="nb">{?krav}</span></p>
      <xsl:if test="exists(?virketid)"><p class="liten"><strong>{f:o('regel.virketid')}:</strong>{' '}<span lang="nb">{?virketid?kilde}</span></p></xsl:if>
      <p><strong>{f:o('regel.brytes')}:</strong>{' '}{?tekst}</p>
      <xsl:if test="exists(?teknisk)"><p class="liten"><strong>{f:o('regel.teknisk')}:</strong>{' '}<span lang="nb">{?teknisk}</span></p></xsl:if>
      <xsl:for-each select="$s?andre?*"><p class="dus liten" lang="{?sprak}">{?regel?paastander?*[?id = $id]?tekst}</p></xsl:for-each>
      <p class="dus liten">{f:o('regel.kilde')}: <span lang="nb">{?kilde}</span></p>
    </div>
  </xsl:template>
</xsl:stylesheet>
