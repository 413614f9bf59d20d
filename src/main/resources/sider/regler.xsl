<?xml version="1.0" encoding="UTF-8"?>
<!-- All rules, pack by pack. Those that are not looked for are there, hidden, so that a script can look for others. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="https://meldingsvakt.no/ns/side" exclude-result-prefixes="#all" expand-text="yes">
  <xsl:include href="felles.xsl"/>
  <xsl:variable name="liste" select="$s?liste" as="map(*)"/>
  <xsl:variable name="utvalg" select="$liste?utvalg" as="map(*)"/>
  <xsl:variable name="nivaer" select="'AVVISES', 'FEIL', 'ADVARSEL', 'MERKNAD'"/>

  <xsl:template name="xsl:initial-template">
    <html lang="{$sprak}">
      <xsl:call-template name="hode">
        <xsl:with-param name="tittel" select="f:o('regler.tittel')"/>
        <xsl:with-param name="stiler" select="'/side/regler.css'"/>
        <xsl:with-param name="skript" select="if (exists($s?topp)) then '/side/regler.js' else ()"/>
      </xsl:call-template>
      <body>
        <xsl:call-template name="navigasjon"/>
        <main id="innhold" tabindex="-1">
          <h1>{f:o('regler.tittel')}</h1>
          <p class="dus">{f:o('regler.antall', ($liste?antall, count($liste?pakker?*)))}{if ($liste?utgatte gt 0) then ' ' || f:o('regler.utgatte', $liste?utgatte) else ''}{' '}{f:o('regler.om')}</p>
          <xsl:if test="exists($s?topp)"><xsl:call-template name="filter"/></xsl:if>
          <xsl:for-each select="$liste?pakker?*"><xsl:call-template name="pakke"/></xsl:for-each>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="filter">
    <form id="filter" class="regelfilter" action="/regler" method="get" role="search" aria-label="{f:o('regler.filter')}">
      <xsl:if test="$sprak ne 'nb'"><input type="hidden" name="sprak" value="{$sprak}"/></xsl:if>
      <p class="felt sok"><label for="tekst">{f:o('regler.sok')}</label><input type="search" id="tekst" name="tekst" value="{$utvalg?tekst}" autocomplete="off" spellcheck="false" maxlength="200" aria-describedby="sok-hjelp"/></p>
      <xsl:call-template name="valg"><xsl:with-param name="navn" select="'niva'"/><xsl:with-param name="verdier" select="$nivaer"/><xsl:with-param name="tekster" select="$nivaer ! f:o('regel.' || .)"/></xsl:call-template>
      <xsl:call-template name="valg"><xsl:with-param name="navn" select="'pakke'"/><xsl:with-param name="verdier" select="$liste?pakker?*?regelsett?id"/><xsl:with-param name="tekster" select="$liste?pakker?*?regelsett?tittel"/></xsl:call-template>
      <xsl:call-template name="valg"><xsl:with-param name="navn" select="'melding'"/><xsl:with-param name="verdier" select="$liste?meldinger?*"/><xsl:with-param name="tekster" select="$liste?meldinger?*"/></xsl:call-template>
      <xsl:call-template name="valg"><xsl:with-param name="navn" select="'tilstand'"/><xsl:with-param name="verdier" select="'I_BRUK', 'STILNET', 'UTGATT'"/><xsl:with-param name="tekster" select="('I_BRUK', 'STILNET', 'UTGATT') ! f:o('regler.' || .)"/></xsl:call-template>
      <p class="felt knappene"><button type="submit" class="hoved">{f:o('regler.vis')}</button>{' '}<a class="knapp" id="alle" href="{f:til('/regler')}">{f:o('regler.nullstill')}</a></p>
      <p class="dus liten hjelp" id="sok-hjelp">{f:o('regler.sok-hjelp')}</p>
    </form>
    <p id="vist" role="status" data-vist="{f:o('regler.vist')}" data-ingen="{f:o('regler.ingen')}">{if ($liste?vist = 0) then f:o('regler.ingen') else f:o('regler.vist', ($liste?vist, $liste?antall + $liste?utgatte))}</p>
  </xsl:template>

  <xsl:template name="valg">
    <xsl:param name="navn" as="xs:string"/>
    <xsl:param name="verdier" as="xs:string*"/>
    <xsl:param name="tekster" as="xs:string*"/>
    <p class="felt">
      <label for="{$navn}">{f:o('regler.' || $navn)}</label>
      <select id="{$navn}" name="{$navn}">
        <option value="">{f:o('regler.alle')}</option>
        <xsl:for-each select="1 to count($verdier)">
          <xsl:variable name="i" select="."/>
          <option value="{$verdier[$i]}">
            <xsl:if test="$verdier[$i] = $utvalg($navn)"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
            <xsl:text>{$tekster[$i]}</xsl:text>
          </option>
        </xsl:for-each>
      </select>
    </p>
  </xsl:template>

  <xsl:template name="pakke">
    <xsl:variable name="p" select="?regelsett"/>
    <section class="pakke" id="{$p?id}" data-pakke="{$p?id}" aria-labelledby="h-{$p?id}">
      <xsl:if test="not(?vist)"><xsl:attribute name="hidden">hidden</xsl:attribute></xsl:if>
      <h2 id="h-{$p?id}" lang="nb">{$p?tittel}</h2>
      <p class="dus liten"><span lang="nb">{$p?kilde}.</span>{' '}{string-join((f:o('regler.versjon', $p?versjon), $p?gyldigFra ! f:o('regler.fra', .), $p?gyldigTil ! f:o('regler.til', .)), ' ')}{' '}{f:o('regler.id')}{' '}<span class="kode">{$p?id}</span>.</p>
      <table class="stabel regler">
        <thead><tr><xsl:for-each select="'regel', 'sier', 'folge', 'gjelder'"><th scope="col">{f:o('regler.' || .)}</th></xsl:for-each></tr></thead>
        <tbody>
          <xsl:for-each select="?regler?*">
            <tr data-niva="{?alvorlighet}" data-tilstand="{?tilstand}" data-melding=" {string-join(?gjelder?*, ' ')} " data-sok="{?sok}">
              <xsl:if test="not(?vist)"><xsl:attribute name="hidden">hidden</xsl:attribute></xsl:if>
              <th scope="row" class="kode"><xsl:choose><xsl:when test="exists($s?topp)"><a href="{f:til('/regler/' || encode-for-uri(?id))}">{?id}</a></xsl:when><xsl:otherwise>{?id}</xsl:otherwise></xsl:choose></th>
              <td lang="nb">{?tittel}<br/><span class="dus liten">{?kilder}</span></td>
              <td class="smal {?alvorlighet}"><span class="vekt">{if (?tilstand = 'UTGATT') then f:o('regel.utgatt') else ?alvorlighet ! f:o('regel.' || .)}</span><xsl:if test="?tilstand = 'STILNET'"><br/><span class="merke">{f:o('regler.STILNET')}</span></xsl:if></td>
              <td class="liten dus" data-navn="{f:o('regler.gjelder')}">{string-join(?gjelder?*, ', ')}</td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </section>
  </xsl:template>
</xsl:stylesheet>
