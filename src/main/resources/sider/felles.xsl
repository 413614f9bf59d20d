<?xml version="1.0" encoding="UTF-8"?>
<!-- What pages have in common: their words, what stands in the head, and the bar at the top. A page that includes this has $s, $sprak and, where
     Sideskriver writes it, f:o. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="https://meldingsvakt.no/ns/side" exclude-result-prefixes="#all" expand-text="yes">
  <xsl:output method="html" html-version="5" encoding="UTF-8" indent="no"/>
  <xsl:param name="json" as="xs:string"/>
  <xsl:variable name="s" select="parse-json($json)" as="map(*)"/>
  <xsl:variable name="sprak" select="($s?sprak, 'nb')[1]" as="xs:string"/>

  <!-- The word that a key of ord/*.properties has, without its «side.» -->
  <xsl:function name="f:o" as="xs:string">
    <xsl:param name="nokkel" as="xs:string"/>
    <xsl:sequence select="string($s?ord($nokkel))"/>
  </xsl:function>
  <xsl:function name="f:o" as="xs:string">
    <xsl:param name="nokkel" as="xs:string"/>
    <xsl:param name="verdier" as="xs:anyAtomicType*"/>
    <xsl:sequence select="fold-left(1 to count($verdier), f:o($nokkel), function($t, $i) {replace($t, '{' || ($i - 1) || '}', string($verdier[$i]), 'q')})"/>
  </xsl:function>

  <!-- The day and the minute of a moment, as they stand. -->
  <xsl:function name="f:minutt" as="xs:string?">
    <xsl:param name="tid" as="xs:string?"/>
    <xsl:sequence select="$tid ! replace(substring(., 1, 16), 'T', ' ')"/>
  </xsl:function>

  <!-- A text whose days and months, «2024-05», are not broken at the end of a line. -->
  <xsl:function name="f:hele-datoer" as="node()*">
    <xsl:param name="tekst" as="xs:string"/>
    <xsl:analyze-string select="$tekst" regex="\d{{4}}-\d\d(-\d\d)?">
      <xsl:matching-substring><span class="hel">{.}</span></xsl:matching-substring>
      <xsl:non-matching-substring><xsl:value-of select="."/></xsl:non-matching-substring>
    </xsl:analyze-string>
  </xsl:function>

  <!-- A link to a page of ours, in the language of this one. -->
  <xsl:function name="f:til" as="xs:string">
    <xsl:param name="adresse" as="xs:string"/>
    <xsl:sequence select="if ($sprak = 'nb') then $adresse else replace($adresse, '^([^?#]+)(#.*)?$', '$1?sprak=' || $sprak || '$2')"/>
  </xsl:function>

  <!-- The head of a page. One that holds its style in itself ($s?stil) can be kept as one file, and has no links to files of ours. -->
  <xsl:template name="hode">
    <xsl:param name="tittel" as="xs:string"/>
    <xsl:param name="stiler" as="xs:string*"/>
    <xsl:param name="skript" as="xs:string*"/>
    <head>
      <meta charset="UTF-8"/>
      <title>{if ($tittel = 'Meldingsvakt') then $tittel else $tittel || ' – Meldingsvakt'}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <xsl:choose>
        <xsl:when test="exists($s?stil)">
          <meta name="robots" content="noindex"/>
          <style><xsl:value-of select="$s?stil"/></style>
        </xsl:when>
        <xsl:otherwise>
          <link rel="icon" href="/side/merke.svg" type="image/svg+xml"/>
          <xsl:for-each select="'/meldingsvakt.css', $stiler"><link rel="stylesheet" href="{.}"/></xsl:for-each>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:for-each select="$skript"><script type="module" src="{.}"/></xsl:for-each>
    </head>
  </xsl:template>

  <!-- The pages that the bar leads to, in its order. -->
  <xsl:variable name="sider" as="map(xs:string, xs:string)*" select="(
      map {'adresse': '/', 'ord': 'prov'}, map {'adresse': '/opphold', 'ord': 'opphold'}, map {'adresse': '/avvik', 'ord': 'avvik'}, map {'adresse': '/oppgjor', 'ord': 'oppgjor'}, map {'adresse': '/regler', 'ord': 'regler'},
      map {'adresse': '/regler/dekning', 'ord': 'dekning'}, map {'adresse': '/avtaler', 'ord': 'avtaler'}, map {'adresse': '/lar', 'ord': 'lar'}, map {'adresse': '/drift', 'ord': 'drift'},
      map {'adresse': '/q/swagger-ui', 'ord': 'api'})"/>

  <!-- The bar at the top, where the page has one: what is sent on as a file has none. After it comes <main id="innhold" tabindex="-1">. -->
  <xsl:template name="navigasjon">
    <xsl:for-each select="$s?topp">
      <xsl:variable name="topp" select="." as="map(*)"/>
      <a class="hopp" href="#innhold">{?ord?hopp}</a>
      <header class="topp">
        <nav aria-label="{?ord?navn}">
          <a class="merke-navn" href="{f:til('/')}">Meldingsvakt</a>
          <xsl:for-each select="$sider">
            <a href="{if (starts-with(?adresse, '/q/')) then ?adresse else f:til(?adresse)}">
              <xsl:if test="?adresse = $topp?her"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
              <xsl:text>{$topp?ord(?ord)}</xsl:text>
            </a>
          </xsl:for-each>
        </nav>
        <xsl:if test="exists($topp?her)">
          <nav class="sprak" aria-label="{?ord?sprak}">
            <xsl:for-each select="'nb', 'nn', 'en'">
              <a href="{$topp?her}{if (. = 'nb' and $topp?her ne '' and empty($topp?sporring)) then '' else '?' || $topp?sporring ! (. || '&amp;') || 'sprak=' || .}" lang="{.}" hreflang="{.}">
                <xsl:if test=". = $sprak"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if>
                <xsl:text>{map {'nb': 'Bokmål', 'nn': 'Nynorsk', 'en': 'English'}(.)}</xsl:text>
              </a>
            </xsl:for-each>
          </nav>
        </xsl:if>
      </header>
    </xsl:for-each>
  </xsl:template>

  <!-- A field with a file, in words of the page: what a browser says of its own is in the language of the browser. -->
  <xsl:template name="filfelt">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="navn" as="xs:string"/>
    <xsl:param name="tar" as="xs:string"/>
    <xsl:param name="om" as="xs:string"/>
    <div class="felt">
      <label for="{$id}">{$navn}</label>
      <xsl:call-template name="filknapp">
        <xsl:with-param name="id" select="$id"/>
        <xsl:with-param name="tar" select="$tar"/>
        <xsl:with-param name="om" select="$om"/>
      </xsl:call-template>
    </div>
  </xsl:template>

  <!-- The button of a field for files, and what has been chosen. -->
  <xsl:template name="filknapp">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="tar" as="xs:string"/>
    <xsl:param name="om" as="xs:string"/>
    <xsl:param name="flere" as="xs:boolean" select="false()"/>
    <p class="filfelt"><input type="file" id="{$id}" class="skjult" accept="{$tar}" aria-describedby="{$id}-valgt {$om}"><xsl:if test="$flere"><xsl:attribute name="multiple">multiple</xsl:attribute></xsl:if></input><label class="knapp" for="{$id}">{f:o(if ($flere) then 'fil.velg-flere' else 'fil.velg')}</label><span class="dus" id="{$id}-valgt">{f:o('fil.ingen')}</span></p>
  </xsl:template>

  <!-- Where a token is written, on a page whose script makes calls. The script that reads it is side/token.js. -->
  <xsl:template name="tokenfelt">
    <xsl:if test="$s?token">
      <details class="innlogging" id="innlogging">
        <summary>{f:o('token.tittel')}</summary>
        <p class="felt"><label for="token">{f:o('token.felt')}</label><input type="password" id="token" autocomplete="off" spellcheck="false" aria-describedby="token-om"/></p>
        <p id="token-om" class="dus liten">{f:o('token.om')}</p>
      </details>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
