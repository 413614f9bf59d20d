<?xml version="1.0" encoding="UTF-8"?>
<!-- What pages have in common: their words, what stands in the head, and the bar at the top. A page that includes this is written by
     Sideskriver, and has $s, $sprak and f:o. -->
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

  <!-- A link to a page of ours, in the language of this one. -->
  <xsl:function name="f:til" as="xs:string">
    <xsl:param name="adresse" as="xs:string"/>
    <xsl:sequence select="if ($sprak = 'nb') then $adresse else replace($adresse, '^([^?#]+)(#.*)?$', '$1?sprak=' || $sprak || '$2')"/>
  </xsl:function>

  <xsl:template name="hode">
    <xsl:param name="tittel" as="xs:string"/>
    <head>
      <meta charset="UTF-8"/>
      <title>{if ($tittel = 'Meldingsvakt') then $tittel else $tittel || ' – Meldingsvakt'}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <link rel="icon" href="/side/merke.svg" type="image/svg+xml"/>
      <link rel="stylesheet" href="/meldingsvakt.css"/>
    </head>
  </xsl:template>

  <xsl:variable name="sider" as="map(xs:string, xs:string)*" select="(
      map {'adresse': '/', 'ord': 'nav.prov'}, map {'adresse': '/opphold', 'ord': 'nav.opphold'}, map {'adresse': '/regler', 'ord': 'nav.regler'},
      map {'adresse': '/regler/dekning', 'ord': 'nav.dekning'}, map {'adresse': '/q/swagger-ui', 'ord': 'nav.api'})"/>

  <xsl:template name="navigasjon">
    <a class="hopp" href="#innhold">{f:o('nav.hopp')}</a>
    <header class="topp">
      <nav aria-label="{f:o('nav.navn')}">
        <a class="merke-navn" href="{f:til('/')}">Meldingsvakt</a>
        <xsl:for-each select="$sider">
          <a href="{if (starts-with(?adresse, '/q/')) then ?adresse else f:til(?adresse)}">
            <xsl:if test="?adresse = $s?her"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
            <xsl:text>{f:o(?ord)}</xsl:text>
          </a>
        </xsl:for-each>
      </nav>
      <nav class="sprak" aria-label="{f:o('nav.sprak')}">
        <xsl:for-each select="'nb', 'nn', 'en'">
          <a href="{$s?her}{if (. = 'nb') then '' else '?sprak=' || .}" lang="{.}" hreflang="{.}">
            <xsl:if test=". = $sprak"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if>
            <xsl:text>{map {'nb': 'Bokmål', 'nn': 'Nynorsk', 'en': 'English'}(.)}</xsl:text>
          </a>
        </xsl:for-each>
      </nav>
    </header>
  </xsl:template>
</xsl:stylesheet>
