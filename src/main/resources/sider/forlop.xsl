<?xml version="1.0" encoding="UTF-8"?>
<!-- Stays: each drawn, and the same as tables, and the verdicts on the messages. All that it shows is text of the JSON, where the
     drawing's places are computed; the style is a file of ours. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:f="https://meldingsvakt.no/ns/side"
                exclude-result-prefixes="#all" expand-text="yes">
  <xsl:include href="felles.xsl"/>

  <xsl:function name="f:t" as="xs:string">
    <xsl:param name="n" as="xs:string"/>
    <xsl:sequence select="($s?ord($n), $n)[1]"/>
  </xsl:function>

  <!-- Numbers are read from JSON as doubles. -->
  <xsl:function name="f:h" as="xs:integer">
    <xsl:param name="tall" as="xs:double"/>
    <xsl:sequence select="xs:integer($tall)"/>
  </xsl:function>

  <xsl:template name="xsl:initial-template">
    <html lang="{$sprak}">
      <xsl:call-template name="hode"><xsl:with-param name="tittel" select="f:t('tittel')"/></xsl:call-template>
      <body>
        <xsl:call-template name="navigasjon"/>
        <main id="innhold" class="opphold" tabindex="-1">
          <h1>{f:t('tittel')}</h1>
          <p class="vurdert">{f:t('vurdert')} {$s?vurdert}.</p>
          <xsl:call-template name="sviktet"><xsl:with-param name="alle" select="$s?ikkeVurdert?*"/></xsl:call-template>
          <xsl:for-each select="$s?forlop?*"><xsl:call-template name="forlop"/></xsl:for-each>
          <xsl:if test="exists($s?meldinger?*)"><xsl:call-template name="meldinger"/></xsl:if>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="sviktet">
    <xsl:param name="alle" as="map(*)*"/>
    <xsl:if test="exists($alle)">
      <div class="kort sviktet">
        <p><strong>{f:t('sviktet')}</strong></p>
        <ul><xsl:for-each select="$alle"><li><span class="kode">{?regel}</span>: <span lang="nb">{?arsak}</span></li></xsl:for-each></ul>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:template name="regel">
    <xsl:param name="id" as="xs:string"/>
    <xsl:choose>
      <xsl:when test="exists($s?topp)"><a class="kode" href="{f:til('/regler/' || encode-for-uri($id))}">{$id}</a></xsl:when>
      <xsl:otherwise><span class="kode">{$id}</span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Numbers of messages as links to their rows. -->
  <xsl:template name="numre">
    <xsl:param name="forlop" as="xs:integer"/>
    <xsl:param name="numre" as="xs:integer*"/>
    <xsl:for-each select="$numre">
      <xsl:if test="position() gt 1">, </xsl:if>
      <a class="nr" href="#f{$forlop}-m{.}">{.}</a>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="forlop">
    <xsl:variable name="f" select="."/>
    <xsl:variable name="n" select="f:h(?nr)"/>
    <section class="forlop" id="f{$n}" aria-labelledby="f{$n}-h">
      <h2 id="f{$n}-h">{?tittel}</h2>
      <p>{?sammendrag}</p>
      <xsl:call-template name="sviktet"><xsl:with-param name="alle" select="?ikkeVurdert?*"/></xsl:call-template>
      <xsl:choose>
        <xsl:when test="exists(?tegning)">
          <p class="forbi"><a href="#f{$n}-meldinger">{f:t('hopp')}</a></p>
          <div class="rull" tabindex="0" role="region" aria-label="{f:t('rull')} {$n}">
            <xsl:for-each select="?tegning">
              <xsl:call-template name="tegning"><xsl:with-param name="n" select="$n"/></xsl:call-template>
            </xsl:for-each>
          </div>
          <xsl:call-template name="tegnforklaring"><xsl:with-param name="n" select="$n"/></xsl:call-template>
        </xsl:when>
        <xsl:otherwise><p>{f:t('bare-tabell')}</p></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="exists(?avvik?*)">
        <h3>{f:t('avvik')}</h3>
        <ol class="avvikene">
          <xsl:for-each select="?avvik?*">
            <li class="kort {?alvorlighet}" id="f{$n}-a{f:h(?nr)}">
              <p><span class="vekt">{?ord}</span>{' '}<xsl:call-template name="regel"><xsl:with-param name="id" select="?regel"/></xsl:call-template></p>
              <p>{?tekst}</p>
              <p class="dus"><span lang="nb">{?kilde}</span>{if (?tolkning) then ' (' || f:t('tolkning') || ')' else ''}
                <xsl:if test="exists(?meldinger?*)">{' · '}{f:t('gjelder')}: <xsl:call-template name="numre"><xsl:with-param name="forlop" select="$n"/><xsl:with-param name="numre" select="?meldinger?* ! f:h(.)"/></xsl:call-template></xsl:if></p>
            </li>
          </xsl:for-each>
        </ol>
      </xsl:if>
      <h3 id="f{$n}-meldinger">{f:t('meldinger')}</h3>
      <xsl:call-template name="hendelser"><xsl:with-param name="f" select="$f"/></xsl:call-template>
      <xsl:if test="exists(?frister?*)">
        <h3>{f:t('frister')}</h3>
        <xsl:call-template name="frister"><xsl:with-param name="f" select="$f"/></xsl:call-template>
      </xsl:if>
      <xsl:if test="exists(?dager?*) or exists(?forbehold)">
        <h3>{?dogn}</h3>
        <xsl:if test="exists(?dager?*)"><xsl:call-template name="dager"><xsl:with-param name="f" select="$f"/></xsl:call-template></xsl:if>
        <xsl:if test="exists(?forbehold)"><p><strong>{f:t('forbehold')}:</strong>{' '}{?forbehold}</p></xsl:if>
      </xsl:if>
    </section>
  </xsl:template>

  <!-- The drawing. -->

  <xsl:template name="tegning">
    <xsl:param name="n" as="xs:integer"/>
    <xsl:variable name="t" select="."/>
    <xsl:variable name="bunn" select="f:h(?bunn)"/>
    <xsl:variable name="topp" select="f:h(?topp)"/>
    <svg class="tegning" role="group" aria-label="{f:t('tidslinje')} {$n}" width="{f:h(?bredde)}" height="{f:h(?hoyde)}" viewBox="0 0 {f:h(?bredde)} {f:h(?hoyde)}">
      <defs>
        <pattern id="f{$n}-skravur" width="6" height="6" patternUnits="userSpaceOnUse"><path class="skravur" d="M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2"/></pattern>
        <pattern id="f{$n}-prikker" width="6" height="6" patternUnits="userSpaceOnUse"><circle class="prikk" cx="2" cy="2" r="1.3"/></pattern>
        <pattern id="f{$n}-dogn" width="8" height="8" patternUnits="userSpaceOnUse"><rect class="dognflate" width="8" height="8"/><path class="dognstrek" d="M0,0 l8,8"/></pattern>
        <marker id="f{$n}-spiss" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="spiss" d="M0,0 L8,4 L0,8 z"/></marker>
      </defs>
      <xsl:for-each select="?baner?*">
        <rect class="bane {?side}" x="0" y="{f:h(?y)}" width="{f:h($t?bredde)}" height="{f:h(?hoyde)}"/>
      </xsl:for-each>
      <xsl:for-each select="?dogn?*">
        <rect class="dogn" fill="url(#f{$n}-dogn)" x="{f:h(?x1)}" y="{$topp}" width="{max((2, f:h(?x2) - f:h(?x1)))}" height="{$bunn - $topp}"/>
      </xsl:for-each>
      <g class="akse" aria-hidden="true">
        <xsl:for-each select="?timer?*">
          <path class="time" d="M{f:h(?x)},{$topp - 6} V{$bunn}"/>
          <text class="time" x="{f:h(?x)}" y="{$topp - 9}" text-anchor="middle">{?tekst}</text>
        </xsl:for-each>
        <xsl:for-each select="?dager?*">
          <path class="dag" d="M{f:h(?x)},{$topp - 22} V{$bunn}"/>
          <xsl:if test="exists(?tekst)"><text class="dag" x="{f:h(?x) + 3}" y="14">{?tekst}</text></xsl:if>
        </xsl:for-each>
      </g>
      <xsl:if test="f:h(?vurdert) lt f:h(?hoyre)">
        <rect class="framtid" x="{f:h(?vurdert)}" y="{$topp}" width="{f:h(?bredde) - f:h(?vurdert)}" height="{$bunn - $topp}"/>
      </xsl:if>
      <xsl:for-each select="?brudd?*">
        <xsl:variable name="x" select="f:h(?x)"/>
        <xsl:variable name="b" select="f:h(?bredde)"/>
        <rect class="brudd" x="{$x}" y="{$topp - 22}" width="{$b}" height="{$bunn - $topp + 22}"/>
        <path class="bruddkant" d="M{$x},{$topp - 22} {string-join(for $y in 0 to xs:integer(($bunn - $topp + 22) div 12) return 'l' || (if ($y mod 2 = 0) then 5 else -5) || ',12', ' ')}"/>
        <path class="bruddkant" d="M{$x + $b},{$topp - 22} {string-join(for $y in 0 to xs:integer(($bunn - $topp + 22) div 12) return 'l' || (if ($y mod 2 = 0) then 5 else -5) || ',12', ' ')}"/>
        <xsl:if test="$b gt 40"><text class="brudd" x="{$x + $b idiv 2 + 2}" y="{$topp - 9}" text-anchor="middle">{?tekst}</text></xsl:if>
      </xsl:for-each>
      <g aria-hidden="true">
        <xsl:for-each select="?piler?*">
          <path class="pil {?tilstand}" marker-end="url(#f{$n}-spiss)" d="M{f:h(?x1)},{f:h(?y1)} L{f:h(?x2)},{f:h(?y2)}"/>
        </xsl:for-each>
        <path class="vurdertstrek" d="M{f:h(?vurdert)},{$topp - 4} V{$bunn + 4}"/>
        <text class="vurdertord" x="{f:h(?vurdert)}" y="{$bunn + 16}" text-anchor="{if (f:h(?vurdert) lt 60) then 'start' else 'middle'}">{f:t('naa')}</text>
        <xsl:for-each select="?baner?*">
          <text class="banenavn" x="8" y="{f:h(?y) + 17}"><tspan class="hvem">{?navn}</tspan><xsl:if test="exists(?rest)"><tspan class="rest" dx="10">{?rest}</tspan></xsl:if></text>
        </xsl:for-each>
        <xsl:for-each select="?dogn?*[f:h(?y) gt 0]">
          <path class="dognklamme" d="M{f:h(?x1)},{f:h(?y) + 2} v5 H{f:h(?x2)} v-5"/>
          <text class="dogn" x="{f:h(?tekstX)}" y="{f:h(?y) + 19}">{?tekst}</text>
        </xsl:for-each>
      </g>
      <xsl:for-each select="?stolper?*"><xsl:call-template name="stolpe"><xsl:with-param name="n" select="$n"/></xsl:call-template></xsl:for-each>
      <xsl:for-each select="?merker?*"><xsl:call-template name="merke"><xsl:with-param name="n" select="$n"/></xsl:call-template></xsl:for-each>
    </svg>
  </xsl:template>

  <xsl:template name="merke">
    <xsl:param name="n" as="xs:integer"/>
    <xsl:variable name="x" select="f:h(?x)"/>
    <xsl:variable name="y" select="f:h(?y)"/>
    <a class="merke {?slag} {?tilstand} {?vekt}" href="#f{$n}-m{f:h(?rader?1)}" aria-label="{?beskrivelse}">
      <xsl:if test="?slag != 'UTGAVE'"><xsl:attribute name="id">f{$n}-t{f:h(?rader?1)}</xsl:attribute></xsl:if>
      <title>{?beskrivelse}</title>
      <rect class="treff" x="{$x - 13}" y="{$y - 13}" width="26" height="26"/>
      <xsl:if test="?bevis"><circle class="bevis" cx="{$x}" cy="{$y}" r="14"/></xsl:if>
      <xsl:choose>
        <xsl:when test="?slag = 'KVITTERING'"><path class="form" d="M{$x - 6},{$y} l6,-6 l6,6 l-6,6 z"/></xsl:when>
        <xsl:when test="?slag = 'FLERE'"><xsl:variable name="bredde" select="if (string-length(?tall) gt 3) then 36 else 26"/><rect class="form" x="{$x - $bredde div 2}" y="{$y - 11}" width="{$bredde}" height="22" rx="4"/></xsl:when>
        <xsl:otherwise><circle class="form" cx="{$x}" cy="{$y}" r="11.5"/></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="?slag != 'KVITTERING'"><text class="tall" x="{$x}" y="{$y + 4}" text-anchor="middle">{?tall}</text></xsl:if>
      <xsl:if test="exists(?vekt)"><xsl:call-template name="vektmerke"><xsl:with-param name="x" select="$x + 11"/><xsl:with-param name="y" select="$y - 11"/></xsl:call-template></xsl:if>
      <xsl:if test="exists(?tekst)"><text class="navn" x="{$x + 18}" y="{$y + 4}">{?tekst}</text></xsl:if>
    </a>
  </xsl:template>

  <!-- The weight as a form as well as a colour. -->
  <xsl:template name="vektmerke">
    <xsl:param name="x" as="xs:integer"/>
    <xsl:param name="y" as="xs:integer"/>
    <xsl:param name="vekt" as="xs:string" select="string(?vekt)"/>
    <xsl:choose>
      <xsl:when test="$vekt = 'ADVARSEL'"><path class="vektmerke ADVARSEL" d="M{$x},{$y - 6} l6.5,11 h-13 z"/></xsl:when>
      <xsl:when test="$vekt = 'MERKNAD'"><circle class="vektmerke MERKNAD" cx="{$x}" cy="{$y}" r="5"/></xsl:when>
      <xsl:otherwise><rect class="vektmerke {$vekt}" x="{$x - 5}" y="{$y - 5}" width="10" height="10"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="stolpe">
    <xsl:param name="n" as="xs:integer"/>
    <xsl:variable name="x1" select="f:h(?x1)"/>
    <xsl:variable name="x2" select="f:h(?x2)"/>
    <xsl:variable name="y" select="f:h(?y)"/>
    <xsl:variable name="oppfylt" select="?oppfylt ! f:h(.)"/>
    <xsl:variable name="bredde" select="max(($x2, xs:integer(f:h(?tekstX) + string-length(?tekst) * 6.9))) - min(($x1, f:h(?tekstX)))"/>
    <a class="frist {?status}" id="f{$n}-s{f:h(?rad)}" href="#f{$n}-r{f:h(?rad)}" aria-label="{?beskrivelse}">
      <title>{?beskrivelse}</title>
      <rect class="treff" x="{min(($x1, f:h(?tekstX))) - 2}" y="{$y + 1}" width="{max((26, $bredde + 4))}" height="32"/>
      <text class="fristord" x="{f:h(?tekstX)}" y="{$y + 14}">{?tekst}</text>
      <xsl:call-template name="fristform">
        <xsl:with-param name="n" select="$n"/><xsl:with-param name="status" select="?status"/><xsl:with-param name="x1" select="$x1"/>
        <xsl:with-param name="x2" select="$x2"/><xsl:with-param name="y" select="$y + 19"/><xsl:with-param name="oppfylt" select="$oppfylt"/><xsl:with-param name="videre" select="?videre"/>
      </xsl:call-template>
    </a>
  </xsl:template>

  <xsl:template name="fristform">
    <xsl:param name="n" as="xs:integer"/>
    <xsl:param name="status" as="xs:string"/>
    <xsl:param name="x1" as="xs:integer"/>
    <xsl:param name="x2" as="xs:integer"/>
    <xsl:param name="y" as="xs:integer"/>
    <xsl:param name="oppfylt" as="xs:integer?"/>
    <xsl:param name="videre" as="xs:boolean" select="false()"/>
    <rect class="lop" x="{$x1}" y="{$y}" width="{$x2 - $x1}" height="9"/>
    <xsl:choose>
      <xsl:when test="$status = 'HOLDT'"><rect class="fyll" x="{$x1}" y="{$y}" width="{max((3, min((($oppfylt, $x2)[1], $x2)) - $x1))}" height="9"/></xsl:when>
      <xsl:when test="$status = 'UNNTATT'"><rect class="unntatt" fill="url(#f{$n}-prikker)" x="{$x1}" y="{$y}" width="{$x2 - $x1}" height="9"/></xsl:when>
      <xsl:when test="$status = 'BRUTT' and exists($oppfylt)">
        <rect class="forsent" fill="url(#f{$n}-skravur)" x="{$x2}" y="{$y}" width="{max((3, $oppfylt - $x2))}" height="9"/>
      </xsl:when>
      <xsl:when test="$status = 'BRUTT'"><path class="ikkesett" d="M{$x2},{$y} l11,4.5 l-11,4.5 z"/></xsl:when>
    </xsl:choose>
    <xsl:if test="not($videre)"><path class="utlop" d="M{$x2},{$y - 3} v15"/></xsl:if>
  </xsl:template>

  <xsl:template name="tegnforklaring">
    <xsl:param name="n" as="xs:integer"/>
    <details class="forklaring">
      <summary>{f:t('tegnforklaring')}</summary>
      <ul>
        <li><svg class="prove" aria-hidden="true" width="44" height="30" viewBox="0 0 44 30"><g class="merke MELDING GJELDER"><circle class="form" cx="22" cy="15" r="11.5"/><text class="tall" x="22" y="19" text-anchor="middle">1</text></g></svg><span>{f:t('forklar-merke')}</span></li>
        <li><svg class="prove" aria-hidden="true" width="44" height="30" viewBox="0 0 44 30"><g class="merke MELDING KANSELLERT"><circle class="form" cx="22" cy="15" r="11.5"/><text class="tall" x="22" y="19" text-anchor="middle">1</text></g></svg><span>{f:t('forklar-borte')}</span></li>
        <li><svg class="prove" aria-hidden="true" width="44" height="30" viewBox="0 0 44 30"><g class="merke KVITTERING GJELDER"><path class="form" d="M16,15 l6,-6 l6,6 l-6,6 z"/></g></svg><span>{f:t('forklar-kvittering')}</span></li>
        <li><svg class="prove" aria-hidden="true" width="44" height="30" viewBox="0 0 44 30"><g class="merke FLERE GJELDER"><rect class="form" x="9" y="4" width="26" height="22" rx="4"/><text class="tall" x="22" y="19" text-anchor="middle">+4</text></g></svg><span>{f:t('forklar-flere')}</span></li>
        <xsl:for-each select="('FEIL', 'ADVARSEL', 'MERKNAD')">
          <li><svg class="prove" aria-hidden="true" width="44" height="30" viewBox="0 0 44 30"><xsl:call-template name="vektmerke"><xsl:with-param name="x" select="22"/><xsl:with-param name="y" select="15"/><xsl:with-param name="vekt" select="."/></xsl:call-template></svg><span>{f:t('forklar-' || .)}</span></li>
        </xsl:for-each>
        <xsl:for-each select="('APEN', 'HOLDT', 'BRUTT', 'UNNTATT')">
          <li><svg class="prove" aria-hidden="true" width="44" height="30" viewBox="0 0 44 30"><g class="frist {.}">
            <xsl:call-template name="fristform"><xsl:with-param name="n" select="$n"/><xsl:with-param name="status" select="."/><xsl:with-param name="x1" select="4"/>
              <xsl:with-param name="x2" select="if (. = 'BRUTT') then 26 else 38"/><xsl:with-param name="y" select="10"/><xsl:with-param name="oppfylt" select="if (. = 'HOLDT') then 22 else if (. = 'BRUTT') then 40 else ()"/></xsl:call-template></g></svg><span>{f:t('forklar-' || .)}</span></li>
        </xsl:for-each>
        <li><svg class="prove" aria-hidden="true" width="44" height="30" viewBox="0 0 44 30"><rect class="dogn" fill="url(#f{$n}-dogn)" x="4" y="4" width="36" height="22"/></svg><span>{f:t('forklar-dogn')}</span></li>
        <li><svg class="prove" aria-hidden="true" width="44" height="30" viewBox="0 0 44 30"><g class="merke MELDING GJELDER"><circle class="bevis" cx="22" cy="15" r="14"/><circle class="form" cx="22" cy="15" r="11.5"/><text class="tall" x="22" y="19" text-anchor="middle">1</text></g></svg><span>{f:t('forklar-bevis')}</span></li>
        <li><svg class="prove" aria-hidden="true" width="44" height="30" viewBox="0 0 44 30"><rect class="brudd" x="8" y="3" width="28" height="24"/><path class="bruddkant" d="M8,3 l5,12 l-5,12"/><path class="bruddkant" d="M36,3 l5,12 l-5,12"/></svg><span>{f:t('forklar-brudd')}</span></li>
      </ul>
    </details>
  </xsl:template>

  <!-- The same as tables. -->

  <xsl:template name="hendelser">
    <xsl:param name="f" as="map(*)"/>
    <xsl:variable name="n" select="f:h($f?nr)"/>
    <table class="stabel hendelser">
      <thead><tr><th scope="col">{f:t('nr')}</th><th scope="col">{f:t('sendt')}</th><th scope="col">{f:t('hendelse')}</th><th scope="col">{f:t('fra')}</th><th scope="col">{f:t('til')}</th><th scope="col">{f:t('funn')}</th></tr></thead>
      <tbody>
        <xsl:for-each select="$f?hendelser?*">
          <tr id="f{$n}-m{f:h(?nr)}" tabindex="-1">
            <th scope="row">{f:h(?nr)}</th>
            <td data-navn="{f:t('sendt')}">{?sendt}<xsl:if test="exists(?mottatt)"><br/><span class="dus">{f:t('mottatt')} {?mottatt}</span></xsl:if></td>
            <td data-navn="{f:t('hendelse')}"><strong>{?hendelse}</strong>{?tilstand ! (' (' || . || ')')}
              <xsl:if test="exists(?type)"><br/><span class="dus">{?type}</span></xsl:if>
              <xsl:if test="exists(?skjedde)"><br/><span class="dus">{f:t('skjedde')} {?skjedde}</span></xsl:if>
              <xsl:for-each select="?endringer?*"><br/><span class="dus">{.}</span></xsl:for-each></td>
            <td data-navn="{f:t('fra')}">{?fra}</td>
            <td data-navn="{f:t('til')}">{?til}</td>
            <td data-navn="{f:t('funn')}">
              <xsl:for-each select="?funn?*"><span class="funn {?alvorlighet}"><span class="vekt">{?ord}</span>{' '}<a class="kode" href="#f{$n}-a{f:h(?rad)}">{?regel}</a></span><br/></xsl:for-each>
              <xsl:if test="?egne gt 0"><span class="dus">{f:h(?egne)} {f:t('egne')}</span></xsl:if>
              <xsl:if test="empty(?funn?*) and ?egne = 0"><span class="dus">{f:t('ingen')}</span></xsl:if></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:template>

  <xsl:template name="frister">
    <xsl:param name="f" as="map(*)"/>
    <xsl:variable name="n" select="f:h($f?nr)"/>
    <table class="stabel frister">
      <thead><tr><th scope="col">{f:t('status')}</th><th scope="col">{f:t('regel')}</th><th scope="col">{f:t('ansvarlig')}</th><th scope="col">{f:t('starter')}</th><th scope="col">{f:t('utloper')}</th><th scope="col">{f:t('oppfylt')}</th><th scope="col">{f:t('gjelder')}</th></tr></thead>
      <tbody>
        <xsl:for-each select="$f?frister?*">
          <tr id="f{$n}-r{f:h(?nr)}" class="{?status}" tabindex="-1">
            <th scope="row"><span class="vekt">{?ord}</span><xsl:if test="exists(?vekt)"><br/><span class="dus">{?vekt}</span></xsl:if></th>
            <td data-navn="{f:t('regel')}"><xsl:if test="exists(?krav)">{?krav}<br/></xsl:if><xsl:call-template name="regel"><xsl:with-param name="id" select="?regel"/></xsl:call-template></td>
            <td data-navn="{f:t('ansvarlig')}">{?hvem}</td>
            <td data-navn="{f:t('starter')}">{?starter}</td>
            <td data-navn="{f:t('utloper')}">{?utloper}<xsl:if test="?tolkning"><br/><span class="dus">{f:t('tolkning')}</span></xsl:if></td>
            <td data-navn="{f:t('oppfylt')}">{(?oppfylt, if (?status = 'BRUTT') then f:t('ikke-sett') else '–')[1]}</td>
            <td data-navn="{f:t('gjelder')}"><xsl:call-template name="numre"><xsl:with-param name="forlop" select="$n"/><xsl:with-param name="numre" select="?meldinger?* ! f:h(.)"/></xsl:call-template></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:template>

  <xsl:template name="dager">
    <xsl:param name="f" as="map(*)"/>
    <table class="stabel dager">
      <thead><tr><th scope="col">{f:t('dag')}</th><th scope="col">{f:t('vises-av')}</th></tr></thead>
      <tbody>
        <xsl:for-each select="$f?dager?*">
          <tr><th scope="row">{?dag}</th><td data-navn="{f:t('vises-av')}">
            <xsl:call-template name="numre"><xsl:with-param name="forlop" select="f:h($f?nr)"/><xsl:with-param name="numre" select="?meldinger?* ! f:h(.)"/></xsl:call-template>
            <xsl:for-each select="?andre?*">{' '}<span class="kode">{.}</span></xsl:for-each></td></tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:template>

  <xsl:template name="meldinger">
    <section class="hver" aria-labelledby="hver">
      <h2 id="hver">{f:t('hver-for-seg')}</h2>
      <table class="stabel">
        <thead><tr><th scope="col">{f:t('nr')}</th><th scope="col">{f:t('fil')}</th><th scope="col">{f:t('type')}</th><th scope="col">{f:t('dommen')}</th></tr></thead>
        <tbody>
          <xsl:for-each select="$s?meldinger?*">
            <tr>
              <th scope="row">{f:h(?nr)}</th><td data-navn="{f:t('fil')}">{?navn}</td><td data-navn="{f:t('type')}">{?type}</td>
              <td data-navn="{f:t('dommen')}">
                <xsl:choose>
                  <xsl:when test="exists(?avvik?*)">
                    <details><summary><span class="{?status}"><span class="vekt">{?dom}</span></span></summary>
                      <ul><xsl:for-each select="?avvik?*"><li class="{?alvorlighet}"><span class="vekt">{?ord}</span>{' '}<xsl:call-template name="regel"><xsl:with-param name="id" select="?avvik?regel"/></xsl:call-template>: {?avvik?tekst}{' '}<span class="dus" lang="nb">{?avvik?kilde}</span></li></xsl:for-each></ul>
                      <xsl:if test="?flere gt 0"><p>{f:h(?flere)} {f:t('de-forste')}</p></xsl:if>
                    </details>
                  </xsl:when>
                  <xsl:otherwise><span class="{?status}"><span class="vekt">{?dom}</span></span></xsl:otherwise>
                </xsl:choose>
                <xsl:for-each select="?ikkeVurdert?*"><p class="dus"><span class="kode">{?regel}</span>: <span lang="nb">{?arsak}</span></p></xsl:for-each>
              </td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </section>
  </xsl:template>
</xsl:stylesheet>
