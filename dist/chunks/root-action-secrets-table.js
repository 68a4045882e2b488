const require_review = require("./root-action-review.js");

// src/secrets/common-grams.ts
/** Made by bench/grams.ts: the commonest four bytes in ordinary sources, folded as the kernel folds them. */
/** By the power of two of their share, negated: four characters each, one after the other. */
const commonGrams = {
	3: "    ",
	5: "*   ",
	8: ")*  ,*  :*  elf.selftion",
	9: "   \"   #   *   d   i   r   s  #   re  se con if  ret sel the {* ))))):* **  ,caa----;*  aac,assecaaceturnameportretusertssertestthe turntype{*  |n  ",
	10: "   '   c   e   f   t   }  *   co  de  if  }* def for in  is  of  str tes thi to  typ val(sel) {*)** );* * * *))),eaa,iaa.*  .ass====aae,aai,ablealueatiobjecclascodeconscontctiodatadef e = e*  eaaeequaerroexpof.asfilefor fromfunchis.iaaiif (impoing ion ionsjectlasslf.amentmporn   nctinst objeonstoptiort parapathptioqualreadrequringrrorstrithistrinual(uncturn valuwithxpor}*  ",
	11: "   (   /   a   o   p   w  \"\"  /*  //  0x  th  }, \"\"\" #   * ` */* ->  /** //  = s = t = { === =>  and as  com exp fil fro fun get imp int nam new non not obj opt par pro rea req res sta tha tru use wit }*  },*\"*  \",* \": \"\": {'   ')* '*  ', '',* ()* ) =>))* ),* *  }*** */* *exp,gaa,kaa,maa,oaa.get/***: st: {*=== aaa,aac;aag,aak,aam,aao,ac,caderai,caisealidalseame anceand aramargsarseass atchatorattraultbasec,cacallceptchecchemcommcompconfcreadatedefadefidingdulee the:* eateef tefauefinelf)elseemenent entientsequeequieraterteertiestesulf tef):*falsfaulfineformgaagheckhis httpi,caindeinedinitinstinteith itiokaaklatilf):lf.linelistmaammbermodumplen thndexnfignodenonenot nstanternumboaaoodulonfionteoperormaourcparspertpropquirraisratireatresurom roperteqs = s ths*  schescrisionsourstanstatsultt = tablted tequter textthertimetruetteruireumbeundeurcevar versype },* ",
	12: "   )   0   b   l   m   n   v   {  \"t  '|  */  as  el  ex  fo  in  pa  pr  st  tr  va  wi &&  '|u *   **  0x0 = ( = c = f = n = o = r ==  `pa all an  any are arg ass be  bet by  cal can cha che cla cod col cre dat dec els err exc ext fal has ind ins it  key let lin lis met mod nul num on  or  out pas pat pre rai run set sub sup thr tra try und var ver whe {*) {|n ||  } f });\"\"\"*\"\"* \")* \", \"#  0####'),*(*  (thi(val))**));*);*)*  \"* `p** **/***con*imp, in, re, se,cac,eac,qaa,saa,uaa,waa,yaa,|n .* *.** .com.def/*  00000x00;*));*ex;*}*;;;;;aac;iac;qac;yac;|n = re= se=> {`paraaa;aaaaaaq,aas,aau,ac,eac,iace acheactiadatae,calizall am,came)ame,amesamplandlangeappeare argearraase asynate atedath.atinatteb,cab,eabackbetable boolbuckbuffbuilbytec,eac,iac,mac;iacaaacachcasecaticesschancharcketcliecloscolocolucom/conncouncripctedctorcurrd = d tod*  decodentder descdicte coe ine ise ree ste\": e(see)* e):*e,* e,cae;* eacteadeeclaeconect ect.ecteectied teerref elemelf,enamenceencoendeenerengtent.eptier ter, ernaersiertrertyervees =escresolespoessaessiest est.estretadeterethoetteevenexceexpeexprextef thfferfielfinigenegetgrouhandhat he che sheadhemahen ibuticatieldientifieightile in sin tinaline infoingsinpuion(ion.ionaire(is nise isesitemiterittel lelacelateleanlectlemelengletelettlf, lf.clienlizeloadlocalockloselse lue lueslumnm,camandmatcme, messmetamethmisemmanmoden = n sen*  ncodndefndleneranew nextngthningnitinputnstrntenntexntitnullocalode of tointokenoleaolleolumolveomisommaonalonlyons ons.onseontrooleopenor, ortsotheoundountoutpoverpacepackparepartpasspdatpectpendplacpoinpporpresprocpromprotps:/qaaqquerquesr = r thr*  ractram rameramsrangransrateratoreacreamrectrentresorespressrgetriburiptritermatrn trnalromiror ror(ror,rotorrayrrenrsiort trt {rtraructs a s ins nos tos\": s://saassagesed servses(set signsingsizesocksolvspacspecsponssagssiostarstrestrusuppsynct cot det int ist ret tht { t*  tadatanctargtarttatetatitendtentteraterntersthatthodthrethrotialtiestingtitytivetoketooltps:tputtractraitrantreatribtructtpsuaauuckeueryuestuffeult umenupdauppourreuse userutilutpuvaliventvoidwaitworkwritxcepxpecxteny:* ypeoypesytes{*)){|n |n|n} = } fr});*};* connam",
	13: "   .   1   :   <   >   `   g   h   u   |     \"a  \"m  \"p  \"s  (0  **  ..  ca  ch  cl  en  fi  ge  im  le  ma  na  op  ra  te  ty  }   })  };  }| !=  !== \"./ \"st \"ty # ' # s # t '|x ()  (0x (co * a * c * t +=  ... 0,  0,* 1,  = \" = ' = 0 = a = b = d = e = g = i = l = m = p =  >>> `re a c a s acc act add app arr asy att aut awa bas boo buf bui byt cap cas cli clo cur del des dir dis doc enc end ent eve fin fir gen han hav hea htt inc inf inp ite lat len loc log map mat max mes mus no  nod one onl ope os. oth per pos pri que ran rec ref reg rel rem rep sch ser sho sig siz sma so  sou spe sym sys tab tar tex tim tok uni url voi we  whi wil wor wri you {}* | n | u }** };* }|n!== \")**\");*\"../\"sou\"str\"typ# th')**');*'../': ''|u0() =() {())*()**(), ():*();*(0, (1, (con(err(exp(htt(nam(obj(opt(str(typ)   ) * ) ==) as) {|)) {)))c)))}))co))if))}*)***), ();**);*});|n)con)if )|n )}*)*  /*  c*  i*  r* *** */* `t* th*)  *) *** `******/***cl**de*// *cla*def*fro*fun*var*|n *};*,   ,  #, 'a, 'm, 0), 1), an, co, de, ex, no, op, pa, so, st, th, ty, va, { , {*,*)),aaa,gba-*  -> l../../...add.app.cal.che.con.exp.for.joi.js\".len.nam.par.pat.pro.pus.rea.set.sta.tes.typ.val.|n /** /..///gi/git0)* 0*  0,* 1)* 1,* : \"s: '|: 0x: bo: nu: re: tr:** ://g;** ;*co;*im;*va;aae;gba;iae= co= ne= no= nu= th= tr= un= {*= {}== \"== '=non> la> {*>>> ?: s`typa = a,caaae;aagbaaw,aay,abelac,gac,kac,mac,oac;aac;iac;qacceach,ack ackaacteaddiaddradinae,eafteag,cag,iage agenagesai,eait ak,cak,eal lal(sall(allballealloallyam {am,eame(ame:ametameanagannoansfany ao,cao,eapitappiapplarcharenarguarniartiartsas,cass*ata ata.atabate(atesateath aticativatusau,cauthave awaib,gab,iab.cober bledblesblocbodybreabutec = c,gac,kac,oac,qac;aac;qac;yacalecan capicatecceschedchilchuncifickagclarcleacludcodicollcondconvcopycordcorectivcumecursd byd ind thd.* d;* dabldeclded deledencdepederrdersdestdiredisadispdistditidlerdocudoutdowndrese ==e a e ane bee cae dee exe fie foe ife noe ofe pae pre see toe use vae wie\", e\",*e', e(\".e()*e) {e)**e);*e** e, se, te,eae,mae.* e.coe: teachead eadaecifeckecodecorect(ectoectsecuted =ed aed bed fed ied* ed, ed.*ed;*edeneferefixeforegexelateleceletelpeembeemovemptend end(endiendsenseensient(ent,entaenteentrentenumeof eouteparepeneplaepreeproept er =er aer ier oer()er* er: er;*erabere erenerfaergeermiers ert erttervies aes tes\":es* es, esouespaess est(estaestcestiestsetypevaleveleverexamexecexisext extrf (!f (tf nof sef f.chfacefailfereffsefierfigufiltfinafindfirsflagforeframfsetfterg = g thg | g,cag,iag;* gbaagbacgentget get(ggerght ginagithgiveglobgnorgth gumegurah = h seh thhanghashhavehe dhe ehe fhe lhe mhe ohe phe rhe the* helphemeher herehichhildhinghookhosthoulhreahrowhtmlhub.hunki,eaialiicalich icodidatidenideridthies if iif nif sif tificiginignaignoigurilenilesill ilteimeoimitimplin ain cinatinclindiindoinesing\"ing(ing)ing*ing,ing.ing;inginseint int(invaion\"ion)ion*ion,ion:ioncionireciredirstis ais iis tis.isinissuist ist(isteitalithuits ity itivative izatize joinjsonk,cak,eakagekey keysknowl = l*  labllarelastlbacle =le* le, le: leasled leftlen(lenales let levelf.dlf.flf.slf.tlicalicelidalimilinglinkll lllballedllerllowlobalogglonglowelperlse)lse,lse:lt =lterludelue)lue:lueem \".m '.m,eamainmakemallmanamappmarkmatimbolme =me: meoumergmespmetemovempilmplamponmptymultmustn a n can con inn isn ren\": n't n(sen;* nagenal natince nce(nclund tndennderndinnds ne* ne, ne:*nectned ned;neednentng ang tng |ng, ng;*ngleniconittnitnly nnecnnernnotnorenormnsiont =nt, ntaintiantimntinntrontrynts nts.nvalnvern|n o tho,cao,eaobalocesockeocumode(ode,ode.odecodesodeodinoffsoid oin(olorom \"om 'om tompaompiomplompoon (on =on aon ion oon ton* on, on: oncoone one)one*one,one:onenonneons)ons,ontaonveor (or aor ior tordeore origort(orteos.positotototypouldout ovidp = pattpe =pe bpe {pe\":pecipeerpeofperapickpilepingpitaplatplicplitplugponeponsposippenppinppliprecprefprinprivprovpushput pythqueur inr(ser):*r,* r:* r;* rablraceraphrce rderre cre(\"re('reakrecored redereferefiregeregirelaremorencreplreprreserestrfacrgumrictriesrighrigirintrivarmalrn nrn srnamrninrns rocerollrootropsror)ror:rorsrouprovirow rowsrserrt drt irtedrtiertisrts rts.rue)rue*rue,runnruntrverry:*s ans ars cos fos iss ofs res wis(ses) {s)* s):*s);*s,* s,cas.* s.pas:* s;* s?: sablse ise sse tse* se, se:*secoselesentses sessset(shousidesinssitiskipsmalsomesplissuest bst cst ist ost rst sst tst, stacstensterstinstorstrastylsubssymbsys.t bet ext fot not oft tot tyt', t()*t(set)* t):*t,* t.* t.detacktaintal tatutch tchetcontedtemptemster(terftermterrtes th =th sth tthanthe*thonthubticatifitilstin to ato ttor tor(toretorstorytotytreetrictroltry:ts =ts tts, ttesttrituplturetylet(u,caub.cuctoue =ue* ue, ueerueueuginuilduld ule ule.ulesull ultiultsumerunicunituntiupleuraturnsusedush(ust vatever vertvicevideviewwaawwarnwhenwhicwidtwillwindwordwrapx = xampxecuxistxprextray = y thy*  yaayymboync you ype\"ype.ypeeythozati{str{};*| un|*  |n|t} el}(ht})* }** }|n|(sefilgetiniintmodparpatstastrtestypval(sin",
	14: "   -   2   5   k   x   y  \"$  \"c  \"d  \"e  \"i  \"r  \"u  's  ('  )*  0,  :   >>  an  ar  aw  bo  br  bu  da  di  do  fr  fu  he  is  la  li  lo  me  mo  ne  no  ob  on  os  ou  po  py  si  so  su  ta  to  un  wh  {*  |  \"#/ \"$r \".. \"ap \"aw \"co \"de \"ex \"ia \"in \"ma \"pa \"pr \"re \"so \"us \" # a # c # i # n # r # w '.. 'fo 'm' 're (*  (0, (1, (in (th (ty (va )*  * / * d * f * i * r * s */| + ' + 1 - 1 /*  0 0 0)  0)* 0*  0;* 0x2 1)* 1*  1,* 100 2,  3,  = 1 = u = v >=  ??  ``` `pr `ty a d a f a l a m a n a p a r a t abo aft ali api at  bac bef blo bod bre but cac chi chu cop cor cou dep det dic dig doe don eac ele eli emp enu env exa exe exi fai fie fla fol fou fra giv glo gra gro hel ide ign ini inv isi iss its jso las lea lef lic loa lon loo mak man mar may mem mer min moc mon mor msg mul nee nex nor off old ord ori ove pac pla poi pyt py rig roo sam scr sec see sen sha sin soc som spa std sto sty suc syn tag too tre tup upd usi uti war was wid win yie { r {`l {st {}) {}, {}; | ' |*  } = } e }*} },  in py i\" % \"\"**\"#/d\"$re\"),*\"** \", {\",\"s\",*)\": f\":* \";* \";*e\";*i\"`sm\"add\"app\"aws\"con\"def\"fil\"htt\"ian\"nam\"obj\"pat\"pro\"use\"},{#   # te### #/de#def$ref$zod' + ') {'))*'), '):*', s', u':* ';* ';*i'abc'foo'm','|u2(\"..(\"./('..(): (*))(arg(col(com(dat(fil(fun(inp(int(key(len(mod(nod(os.(par(pat(pro(req(res(tar(tes(uni({* (|n ) + ) ->) re) { )))*)))/)))i)))r)))t)), )),*))re))th), '), s), {).* )/**)// ): p):**);*c);*v)ret)thi*  e*  s*  t*  v* //* ``* `r* co* re*###*#de*))c*))}*)}***# **##**))***c***d**|n*/*)*/*e*/|n*```*arg*obj*});*}***}*e, \"a, \"f, 'b, 'c, 'f, 's, 't, (', **, 0,, 0x, 1,, 10, 2), 2,, ar, bu, ca, da, di, en, fa, fi, ge, it, ke, li, ma, me, mo, na, or, po, pr, si, su, te, to, tr, u', un, wh, {},\"so,* *,0,0,1,\",gac,iba,kba,mba,oba,qba-> c-typ. */. th.\"\"\"... ./co./in.arg.clo.cre.dat.dec.err.fil.fin.fro.has.ind.ite.key.log.map.mod.ope.opt.org.rep.res.ser.ski.spl.str.sub.use.wri/   / th/**|/*ex//  // t/////ant/com/def/int/pro/rea/typ/|n 0,  0, 00, 10, 0,0,00011 = 1*  1, 11, 212342 = 2)* 4.4 5,* 9999:   : \"#: \"a: \"i: \"p: \"~: 0,: 1,: an: co: fa: fu: in: pa: pr: th: un: { ;': ;*)};**/;*/*;*};;;oa;aaa;oba;qae;|n|<str= 0;= 1*= ex= fa= fu= ge= in= ma= op= os= pa= st== 0== n== u=> v=fal=tru>*  >* *>;* ?: b`*  ```*`exa`lin`pro`ret`smia coa rea sta*  a,eaa,iaa,maa,oaa;aaa;qaaa,caa,eaa,iaa,maa;aaa;qaaibaakbaambaao;aaobaaqbabasaborac,qac,sac,uac,wac;gac;yaca,accoacd,ace(acebacemacesacf,ach ackeackacl,act.actoadabadd add(addadonae,gae,iae,kae,mae,oaed,ag,eagb,age.agedagerai,gai,iai,kaib,ailaaileailsain aineainsaintak,gakb,ake al =al('al(cal(fal(lal(ral* al, algoaliaallaallsallalrealsoam,gam,iamanamazambdame\"ame*ame.ame=ame}ams an aan ban ean ian oan;*ana\"and*andiandoandsandanizanneant anthantiao,iapi apiaq,caq,ear aracarataredariaart ary as aas bas fas tasciase)asesasonasouass(assiassnassast asteat aat tata)ata,atasate,ate.ategatemateratetatfoath(ath)ath,athsaturauseautoavaiaw,cay,cazonb = b,kab,mab,oab;aabaaabaagbaaibaakbaambclabe abefober;bersbilibinabindble\"ble(ble,ble.ble:blecbleblicbortbounbrowbscrbstrbut by tc,sac,uac,wac,yac;gbcal canccanncapecatccausce tce\":ce, cebacemacemecenscentces chercheschincimackerckleconccookcopecovecredcribcrolcrypct *ct, ct.cct.dctercts custcuted and asd bed cod fod frd nod ofd ond red wid\",*d\": d', d(sed) {d)* d,* d,cad,iad,mad,oadagedcondditddrede =de, debudecidel deprder(der,der.deredetadex dex.dgetdiffdigidinpdlindocsdoesdomadonedonldoubdpoidrawdrendrivdrope ale are ase che cle die doe ene fue hae ite lie loe mae mee moe nae nee obe one ope ore sae soe spe sue tee tre tye { e {*e } e\":\"e',*e('.e() e))*e* *e, 'e, ae, ce, fe, ie, ne, oe, pe, re,gae,iae,kae,oae.**e.exe: \"e: 'e: se;*)e?: eaaaead(eadieadoeadseadyeadeam.ean;earceaseeasoebacebugecatecimeck eckeecksecomect\"ect)ect,ectlectecured ced oed sed wed) ed)*ed. ed: edagedcoedefederedgeediteed een ef cef fef gef sef\":egategeregioegiseigheignejeceld eldseleaelifema emaiemapemitemoremplen =en ten(sen, enabencyendpent\"ent)ent*ent-ent:entcentlenttenvieobjeoptepater cer eer fer ser(ser) er)*er):er,*er.*er.eraleredereseriaericerineroperprerreers.erseertfertervaery es fes ies nes oes wes()es(ses(tes(ves.*es: es:*escaeseneseresetess(ess.esseesteestfestoet =et iet tet()et, et: etacetaietametatetchetheetimetreetrietryets ettietupew eexclexitexpaext(ext)ext,ext.extey, eywoe|n ecoeref (cf (if = f a f cof gef isf ref\": f*  f.cof.ref.sef.tfactfectfer ffffficafiedfig fillfix fixefloaflowfollfounfullg tog\"* g*  g,eag;iaganigategedager ges gestgetagetbgetcgetogetpgetsgettgginginggiongistgle gmengnalgooggorigrapgreegs =gs, gth\"h\": h*  han hannharahareharshas he `he ahe bhe ghe ihe nhe uhe vhe wheighellhighhilehis,hod hodsholdhon horthouthropi = i,iai,kaiaaaiabliachial ialsianaiateibaaibleicenickliconid 0id =id, id: id;*ide idgeied ies\"ies.if aif cigitigneilabildeildrile(ile.iledilerileilitilleilliils.imagimalimarime ime.imesin pin rincrind ineninepinering'ing:ingiingling}ininink inneint)intointsintinueion'ion/ioneionmionriontiousipleiptiiptoiqueiresironis cis fis mis pis ris sis* is, is.#is.cis.dis.eis.sisabise<isplissiistiistristsit iit titabite ite(itesith(ithmithoithyithitiaitleitoriveniverize(izedizerjs\";justk = k*  kbaaken ket.key)key,keywkey}kindkingkspakwarl bel thl(sel)* l;* labelagslamblanglatfld blderldrele ale ile ole tle\",le\":le(sle.cle.elearlecoler ler.lesslestlf.elf.ilf.llf.mlf.plf.rlgorliaslib.librlic licylid lif lighlikelintlit(litelityll bll tll;*llabllecllinlly loatlonelooplow lprols, lse(lse*lse;ltiplts lue(lue,lue.lugilvedm = m thm', m*  m,gam,iamagemailmalimap(marymat(mathmattmay mazombaambdame ime\":me)*me* medimembmemomerames metrmeminaminimissmit/mithmmenmmitmmonmockmodimongmontmoremorymparmpremputn ()n * n ann asn ben exn fan itn man non obn ofn pan prn ran smn stn ton trn win\"* n', n)* n,* n.* nablnallnalpnalsnaryncelncesncomnconncrend =nd and cnd ind ond rnd snd* ndarndedndicnditndowndpone =ne)*ne):ned)nenoneprner nerrnewnexpnforng =ng cng ing ong sng\"*ng()ng* nge nge(ngs niqunizankeynknonlinnmennnamnnelnon-notanotenotinownnprons =ns ans tns {ns* ns, ns: nse nsernsfonsolnstent int tnt) nt* nt: ntalntatntaxntedntegnthrnticntifnto ntrintypnumenviro = o a o beo reo*  o,iaoadeobaaobacocatock ock.ocolode)ode:ode>odedodeloderodifoes of aof cof sofiloggeogleojecoldeolicolloomaiome ommeommiommoomprompuon con fon mon son won\":on()on.*onceondionerongoonmeonreons\"ons*ons/ons:ons?onsoonthontiooglookiooksoolsopicoptsor =or cor eor for mor nor oor por sor(\"or('or):or* or: or:*oragordsore.oreiorg/orgaoritorksorm ormeorreors ors.ort.ortory ose ose(osedoserost ostrot aot iot not sotatotocoubloughour outlove ow nowerown ows owsep://pagepatcpe, pe: pen(per per(permperspes pes\"pes.pipeplayple ple.plempletploapolipostppedpperpplypretprevprimprofprogprojproxptorpublpureput,putepyobq,caq,eaqaaaqbaaquenquotr (cr a r anr asr cor exr i r isr ofr rer tor | r', r()*r) {r)* r);*r, sr.* rackragerainrandrappraryrawiray ray(ray.rce\"rce.rcemrcesre are ire trealreasrecareceredireenref\"reigrejereleremerendrepores retrreverevirganrgedrgs rgs)rgs,riabrialriberimaritarithrityriverkerrksprminrn arn crn frn rrn {rofirojeromronmropirorrounroxyrs =rs, rsedrsorrst rt art crt frt ort srt(\"rterrtinrts,rttrrty rty(rue rue(rue;rulerun runrvalrvicrypts als ass bes cas des exs frs ims lis ons ors prs ses sts tes uss whs\"* s\",\"s\",*s\";*s', s(tys(vas)**s* *s** s, \"s, as, ss, ts,eas.**s.aps.cos.des.exs.ges.ins.les.mas.pus.res.ses.sts: {safesamescapsciisconscopscrose =se ase {se()se)*se):se,*se;*searsectsee sendsepasequser ser.seriserrsetssettsetusetsforsharshorshotshowsiblsimpsincsiteslicsmitsmodsnamsolesortspanspatsplass css tss* ss**ssedssesssibssigssinssnassorst =st ast dst est fst mst nst pst {st.sst.tstalstcastdestdosteastedstemstepstomstopstr(str)str,strosts stcstpstssubcsuccsuessumesupesureswitsyntsysts{0}t * t ==t a t alt ant ast cat cht clt dot ent fit fut hat imt itt lit mat met ont pat prt set stt sut vat wit {*t\"* t\", t\",*t\": t\";*t';*t's t) {t)**t);*t, st, tt.get.ret.tet: 't:* t;* ta =ta, tabatagstailtalltamatanttasktatttbuctcastch(tcomtdertdoute =te ate tte* te, te: teadtecotectted.tegeteletem temetenetenster.tereteroterptertforth ath oth\":th, th: themthenthinthorthouthy/tic ticstil.tin(tinutipltis(titltlintly tmettnamto bto cto ito rto stobjtocotopttor.toratosttp:/tpartprotr, trestrietriptry ts ats* ts: tstattinttp:ttr(ttrsttruttyptualtvalty(etcotintpatreu,eau000ubclubleubliubscucceue iue)*ue,*ue: ue;*uencues uiltuintulatule\"ull)ull;ult(ult)ult.ultumn umn.umnsunc(und uniqunknunneunt uoteuperuploure uresureurl urn;ursousinustout, ute utesutf-uthoutioutliuuidvailvarive tved ven ver.veryvirovisiw erw new,cawarewargwas weakweekwherwhilwingwserwww.xt =xt, xtery iny ofy(exy,cay.* yielyloaynamyntayobjype(ype)ype,ype:ypedypeysteyworzero{ re{`li{key{}* {}, | nu|n *|t|t|u00|x00} */})**}*))}*ex}, {};**}|n  = addargbascalchacheclacomdatdefdicdirerrforfrofunheahelimpinfkeylenlinlislocmetoptprorearepressetsiztraverwit =na"
};

// src/secrets/pattern-syntax.ts
const nothing = {
	kind: "sequence",
	parts: []
};
/** The empty set. */
function createSet() {
	return /* @__PURE__ */ new Uint8Array(32);
}
function addByte(set, byte) {
	set[byte >> 3] = (set[byte >> 3] ?? 0) | 1 << (byte & 7);
}
/** True where the byte, 0 to 255, is in the set. */
function hasByte(set, byte) {
	return ((set[byte >> 3] ?? 0) >> (byte & 7) & 1) !== 0;
}
/** Union, into `to`. */
function addSet(to, from) {
	for (let index = 0; index < 32; index++) to[index] = (to[index] ?? 0) | (from[index] ?? 0);
}
/** The tree of a pattern over latin1 text. Throws a SyntaxError for what no rule uses: references, Unicode classes. */
function parsePattern({ source, flags }) {
	const reader = {
		source,
		ignoreCase: flags.includes("i"),
		dotAll: flags.includes("s"),
		at: 0
	};
	const node = parseChoice(reader);
	if (reader.at < source.length) throw new SyntaxError(`a bracket too many in ${source}`);
	return node;
}
function parseChoice(reader) {
	const choices = [];
	let parts = [];
	const endPart = () => {
		choices.push(parts.length === 1 ? parts[0] ?? nothing : {
			kind: "sequence",
			parts
		});
		parts = [];
	};
	for (;;) {
		const character = reader.source[reader.at];
		if (character === void 0 || character === ")") break;
		if (character === "|") {
			reader.at++;
			endPart();
		} else parts.push(parseRepeated(reader));
	}
	endPart();
	return choices.length === 1 ? choices[0] ?? nothing : {
		kind: "choice",
		parts: choices
	};
}
function parseRepeated(reader) {
	const part = parseAtom(reader);
	const bounds = /^(?:\{(?<least>[0-9]+)(?<comma>,?)(?<most>[0-9]*)\}|(?<sign>[?*+]))\??/.exec(reader.source.slice(reader.at, reader.at + 16));
	if (bounds?.groups === void 0) return part;
	reader.at += bounds[0].length;
	const { least, comma, most, sign } = bounds.groups;
	const infinite = Number.POSITIVE_INFINITY;
	if (sign !== void 0) return {
		kind: "repeat",
		part,
		least: sign === "+" ? 1 : 0,
		most: sign === "?" ? 1 : infinite
	};
	const end = comma === "" ? Number(least) : most === "" ? infinite : Number(most);
	return {
		kind: "repeat",
		part,
		least: Number(least),
		most: end
	};
}
function parseAtom(reader) {
	const character = reader.source[reader.at] ?? "";
	if (character === "(") return parseGroup(reader);
	if (character === "[") return {
		kind: "set",
		set: withCases(parseClass(reader), reader)
	};
	reader.at++;
	if (character === "^" || character === "$") return nothing;
	const set = createSet();
	if (character === ".") {
		for (let byte = 0; byte < 256; byte++) if (reader.dotAll || byte !== 10 && byte !== 13) addByte(set, byte);
	} else if (character === "\\") {
		if (/^[bB]/.test(reader.source.slice(reader.at))) {
			reader.at++;
			return nothing;
		}
		parseEscape(reader, set);
	} else addCharacter(set, character);
	return {
		kind: "set",
		set: withCases(set, reader)
	};
}
function parseGroup(reader) {
	const open = /^\((?:\?(?:(?<around><?[=!])|:|<[A-Za-z_][A-Za-z0-9_]*>))?/.exec(reader.source.slice(reader.at));
	reader.at += open?.[0].length ?? 1;
	const inner = parseChoice(reader);
	if (reader.source[reader.at] !== ")") throw new SyntaxError(`a bracket is missing in ${reader.source}`);
	reader.at++;
	return open?.groups?.["around"] === void 0 ? inner : nothing;
}
function parseClass(reader) {
	const set = createSet();
	reader.at++;
	const negated = reader.source[reader.at] === "^";
	if (negated) reader.at++;
	for (;;) {
		const character = reader.source[reader.at];
		if (character === void 0) throw new SyntaxError(`a class without end in ${reader.source}`);
		if (character === "]") break;
		const first = parseClassCharacter(reader, set);
		if (!(reader.source[reader.at] === "-" && reader.source[reader.at + 1] !== "]") || first === void 0) continue;
		reader.at++;
		const last = parseClassCharacter(reader, set);
		for (let byte = first; byte <= Math.min(last ?? first, 255); byte++) addByte(set, byte);
	}
	reader.at++;
	if (!negated) return set;
	return withCases(set, reader).map((byte) => ~byte & 255);
}
/** Adds one character or class to the set; the byte where it is one. */
function parseClassCharacter(reader, set) {
	const character = reader.source[reader.at] ?? "";
	reader.at++;
	if (character === "\\") return parseEscape(reader, set);
	addCharacter(set, character);
	return character.charCodeAt(0);
}
function addCharacter(set, character) {
	const code = character.charCodeAt(0);
	if (code < 256) addByte(set, code);
}
const controls = {
	t: 9,
	n: 10,
	v: 11,
	f: 12,
	r: 13,
	"0": 0
};
/** What stands after a backslash; the byte where it is one. */
function parseEscape(reader, set) {
	const character = reader.source[reader.at] ?? "";
	reader.at++;
	const control = controls[character];
	if (control !== void 0) {
		addByte(set, control);
		return control;
	}
	if (character === "x") {
		const byte = Number.parseInt(reader.source.slice(reader.at, reader.at + 2), 16);
		reader.at += 2;
		addByte(set, byte);
		return byte;
	}
	const shorthand = shorthands[character.toLowerCase()];
	if (shorthand !== void 0) {
		const wanted = character === character.toLowerCase();
		for (let byte = 0; byte < 256; byte++) if (shorthand.test(String.fromCharCode(byte)) === wanted) addByte(set, byte);
		return;
	}
	if (/[A-Za-z1-9]/.test(character)) throw new SyntaxError(`\\${character} is not known in ${reader.source}`);
	addCharacter(set, character);
	return character.charCodeAt(0);
}
const shorthands = {
	d: /\d/,
	w: /\w/,
	s: /\s/
};
function withCases(set, { ignoreCase }) {
	if (!ignoreCase) return set;
	const both = Uint8Array.from(set);
	for (let byte = 0; byte < 256; byte++) {
		if (!hasByte(set, byte)) continue;
		const character = String.fromCharCode(byte);
		addCharacter(both, character.toLowerCase());
		addCharacter(both, character.toUpperCase());
	}
	return both;
}

// src/secrets/keyword-tests.ts
const noTests = { shape: [] };
/** A function that gives the tests for the keywords of one rule. */
function testsOf(rule, reach) {
	if (rule.gate === "assigned" || rule.gate === "assigned-token") return () => noTests;
	const node = parsePattern(rule.pattern);
	if (rule.anchor === "near") return (keyword) => {
		const run = requiredRun(node, {
			before: reach.before,
			after: keyword.length + reach.after
		});
		return run === void 0 ? noTests : {
			shape: [],
			run
		};
	};
	const automaton = automatonOf(node);
	return (keyword) => {
		const tests = automaton === void 0 ? noTests : shapeBehind(automaton, keyword);
		if (tests.shape.reduce((sum, { count }) => sum + count, 0) >= enoughShape) return tests;
		const run = requiredRun(node, {
			before: 0,
			after: 0
		}, keyword.length);
		return run === void 0 ? tests : {
			...tests,
			run
		};
	};
}
const enoughShape = 16;
/** Patterns that repeat more than this are tested less. */
const mostStates = 2e4;
/** Places behind the keyword that a shape may have. */
const longestShape = 64;
function automatonOf(node) {
	const states = [];
	const add = (set) => {
		if (states.length > mostStates) throw new RangeError("too many states");
		return states.push(set === void 0 ? { to: [] } : {
			set,
			to: []
		}) - 1;
	};
	const link = (from, to) => void states[from]?.to.push(to);
	/** Builds the part between a state that is there and one that it returns. */
	const build = (part, from) => {
		switch (part.kind) {
			case "set": {
				const read = add(part.set);
				link(from, read);
				const end = add();
				link(read, end);
				return end;
			}
			case "sequence": return part.parts.reduce((at, next) => build(next, at), from);
			case "choice": {
				const end = add();
				for (const choice of part.parts) link(build(choice, from), end);
				return end;
			}
			case "repeat": {
				let at = from;
				const least = Math.min(part.least, longestShape);
				for (let count = 0; count < least; count++) at = build(part.part, at);
				const end = add();
				link(at, end);
				const more = Math.min(part.most, longestShape) - least;
				for (let count = 0; count < more; count++) {
					at = build(part.part, at);
					link(at, end);
				}
				return end;
			}
		}
	};
	try {
		const start = add();
		return {
			states,
			start,
			end: build(node, start)
		};
	} catch (error) {
		if (error instanceof RangeError) return void 0;
		throw error;
	}
}
/** The bytes that may stand at each place behind a keyword with which a match begins. */
function shapeBehind({ states, start, end }, keyword) {
	let reading = closure(states, [start]);
	let capitals = 0;
	let exact = true;
	const sets = [];
	for (let place = 0; place < keyword.length + longestShape; place++) {
		const byte = keyword[place];
		if (reading.has(end)) {
			if (byte !== void 0) exact = false;
			break;
		}
		const set = createSet();
		const next = [];
		for (const number of reading) {
			const state = states[number];
			if (state?.set === void 0) continue;
			if (byte !== void 0 && !hasByte(state.set, byte) && !hasByte(state.set, capitalOf(byte))) continue;
			addSet(set, state.set);
			next.push(...state.to);
		}
		if (byte === void 0) sets.push(set);
		else {
			const [small, capital] = [hasByte(set, byte), hasByte(set, capitalOf(byte))];
			if (!small && !capital) return noTests;
			if (isLetter(byte)) {
				if (small === capital || place >= 32) exact = false;
				else if (capital) capitals |= 1 << place;
			}
		}
		reading = closure(states, next);
	}
	const shape = itemsOf(sets);
	const hasLetter = keyword.some(isLetter);
	return exact && hasLetter && keyword.length <= 32 ? {
		capitals: capitals >>> 0,
		shape
	} : { shape };
}
function closure(states, from) {
	const reached = /* @__PURE__ */ new Set();
	const waiting = [...from];
	for (let number = waiting.pop(); number !== void 0; number = waiting.pop()) {
		if (reached.has(number)) continue;
		reached.add(number);
		const state = states[number];
		if (state !== void 0 && state.set === void 0) waiting.push(...state.to);
	}
	return reached;
}
/** More bytes than this in a class: the test is hardly ever false. */
const widestClass = 200;
function itemsOf(sets) {
	const last = sets.findLastIndex((set) => sizeOf(set) <= widestClass);
	const items = [];
	for (const set of sets.slice(0, last + 1)) {
		const item = items.at(-1);
		if (item !== void 0 && keyOf(item.set) === keyOf(set)) item.count++;
		else items.push({
			set,
			count: 1
		});
	}
	return items;
}
/** A text that is the same for equal sets. */
function keyOf(set) {
	return Buffer.from(set).toString("hex");
}
function sizeOf(set) {
	return Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => hasByte(set, byte)).length;
}
function isLetter(byte) {
	return byte >= 97 && byte <= 122;
}
function capitalOf(byte) {
	return isLetter(byte) ? byte - 32 : byte;
}
function extentOf(node) {
	switch (node.kind) {
		case "set": return {
			least: 1,
			most: 1,
			set: node.set
		};
		case "repeat": {
			const { least, most, set } = extentOf(node.part);
			return {
				least: least * node.least,
				most: most === 0 ? 0 : most * node.most,
				set
			};
		}
		default: {
			const extents = node.parts.map(extentOf);
			const set = createSet();
			for (const extent of extents) addSet(set, extent.set);
			if (node.kind === "choice") return {
				least: Math.min(...extents.map((extent) => extent.least)),
				most: Math.max(...extents.map((extent) => extent.most)),
				set
			};
			const sum = (lengths) => lengths.reduce((total, length) => total + length, 0);
			return {
				least: sum(extents.map((extent) => extent.least)),
				most: sum(extents.map((extent) => extent.most)),
				set
			};
		}
	}
}
/** Parts that stand one after the other in every match. */
function partsOf(node) {
	if (node.kind === "sequence") return node.parts.flatMap(partsOf);
	if (node.kind === "repeat" && node.least === 1 && node.most === 1) return partsOf(node.part);
	return [node];
}
/** How unlikely a run must be in ordinary sources to be worth a look, in bits. */
const leastSurprise = 14;
/** The kernel holds lengths in 16 bits; and looking further costs more than running the pattern. */
const farthest = 4096;
/**
* The most unlikely run of bytes that every match has, for matches that begin within `reach`. What begins with the first
* `known` bytes of a match is the keyword itself and says nothing.
*/
function requiredRun(node, reach, known = 0) {
	const { before } = reach;
	const extents = partsOf(node).map(extentOf);
	let best;
	let most = leastSurprise;
	let start = reach.after;
	for (const [first, { most: longest }] of extents.entries()) {
		let least = 0;
		const set = createSet();
		for (const extent of start < known ? [] : extents.slice(first)) {
			least += extent.least;
			addSet(set, extent.set);
			const surprise = least * -Math.log2(shareOf(set));
			if (surprise > most && least >= 6) {
				most = surprise;
				best = {
					set: Uint8Array.from(set),
					least,
					before,
					after: start
				};
			}
		}
		start += longest;
		if (start > farthest) break;
	}
	return best;
}
/** Estimated share of the set's bytes in ordinary sources. */
function shareOf(set) {
	let share = .02;
	for (let byte = 0; byte < 256; byte++) if (hasByte(set, byte)) share += shareOfByte(byte);
	return Math.min(1, share);
}
function shareOfByte(byte) {
	if (isLetter(byte)) return .6 / 26;
	if (byte >= 65 && byte <= 90) return .06 / 26;
	if (byte >= 48 && byte <= 57) return .04 / 10;
	if (byte === 32) return .14;
	if (byte === 10) return .03;
	return byte > 32 && byte < 127 ? .13 / 32 : 0;
}

// src/secrets/table-parts.ts
const part = {
	keywordStart: 0,
	keywordBytes: 1,
	targetStart: 2,
	targets: 3,
	entries: 4,
	heads: 5,
	shapeStart: 6,
	shapeItems: 7,
	runs: 8,
	classes: 9
};
const targetBytes = 12;
const entryBytes = 8;
/** Copies everything into arrays that the kernel takes over as they are. */
function joinParts({ keywords, lists, entries, perBucket, dottedRule }) {
	const targets = keywords.flatMap((keyword) => keyword.targets);
	const parts = [
		numbers16(startsOf(keywords.map(({ bytes }) => bytes.length))),
		Buffer.concat(keywords.map(({ bytes }) => bytes)),
		numbers16(startsOf(keywords.map((keyword) => keyword.targets.length))),
		records(targets, targetBytes, (view, at, target) => {
			view.setUint16(at, target.rule, true);
			view.setUint8(at + 2, target.flags);
			view.setUint8(at + 3, target.gate);
			view.setUint16(at + 4, target.shape, true);
			view.setUint16(at + 6, target.run, true);
			view.setUint32(at + 8, target.capitals, true);
		}),
		records(entries, entryBytes, (view, at, entry) => {
			view.setUint32(at, entry.key, true);
			view.setUint16(at + 4, entry.keyword, true);
			view.setInt8(at + 6, entry.offset);
			view.setUint8(at + 7, entry.kind);
		}),
		numbers16(startsOf(perBucket)),
		numbers16(startsOf(lists.shapes.map((shape) => shape.length / 2))),
		numbers16(lists.shapes.flat()),
		numbers16(lists.runs.flat()),
		Buffer.concat(lists.classes)
	];
	const starts = [];
	let length = 0;
	for (const { byteLength } of parts) {
		starts.push(length);
		length += Math.ceil(byteLength / 4) * 4;
	}
	const data = new Uint8Array(length);
	for (const [index, bytes] of parts.entries()) data.set(bytes, starts[index] ?? 0);
	return {
		data,
		starts,
		entryCount: entries.length,
		dottedRule
	};
}
function startsOf(lengths) {
	let sum = 0;
	return [0, ...lengths.map((length) => sum += length)];
}
function numbers16(values) {
	return records(values, 2, (view, at, value) => {
		if (value > 65535) throw new RangeError(`${value} does not fit the keyword table`);
		view.setUint16(at, value, true);
	});
}
function records(items, size, write) {
	const view = new DataView(new ArrayBuffer(items.length * size));
	for (const [index, item] of items.entries()) write(view, index * size, item);
	return new Uint8Array(view.buffer);
}
function viewOf({ data, starts }, index) {
	const start = starts[index] ?? 0;
	return new DataView(data.buffer, data.byteOffset + start, (starts[index + 1] ?? data.length) - start);
}
/** The keywords of a table, with what to try where they stand. */
function readKeywords(table) {
	const starts = viewOf(table, part.keywordStart);
	const bytes = viewOf(table, part.keywordBytes);
	const targetStarts = viewOf(table, part.targetStart);
	const targets = viewOf(table, part.targets);
	const count = table.entryCount / 2;
	return Array.from({ length: count }, (_, index) => {
		const start = starts.getUint16(2 * index, true);
		const end = starts.getUint16(2 * index + 2, true);
		const own = [];
		const last = targetStarts.getUint16(2 * index + 2, true);
		for (let target = targetStarts.getUint16(2 * index, true); target < last; target++) own.push(readTarget(targets, target * targetBytes));
		return {
			bytes: new Uint8Array(bytes.buffer, bytes.byteOffset + start, end - start),
			targets: own
		};
	});
}
function readTarget(view, at) {
	return {
		rule: view.getUint16(at, true),
		flags: view.getUint8(at + 2),
		gate: view.getUint8(at + 3),
		shape: view.getUint16(at + 4, true),
		run: view.getUint16(at + 6, true),
		capitals: view.getUint32(at + 8, true)
	};
}
/** The tests of a table, under the same numbers. */
function readTests(table) {
	const shapeStarts = viewOf(table, part.shapeStart);
	const items = viewOf(table, part.shapeItems);
	const runs = viewOf(table, part.runs);
	const classes = viewOf(table, part.classes);
	const read = (view, from, count) => Array.from({ length: count }, (_, index) => view.getUint16(2 * (from + index), true));
	const shapes = [];
	const last = items.byteLength / 4;
	for (let shape = 0; shapeStarts.getUint16(2 * shape, true) < last; shape++) {
		const start = shapeStarts.getUint16(2 * shape, true);
		shapes.push(read(items, 2 * start, 2 * (shapeStarts.getUint16(2 * shape + 2, true) - start)));
	}
	return {
		shapes,
		runs: Array.from({ length: runs.byteLength / 8 }, (_, run) => read(runs, 4 * run, 4)),
		classes: Array.from({ length: classes.byteLength / 32 }, (_, index) => new Uint8Array(classes.buffer, classes.byteOffset + 32 * index, 32))
	};
}

// src/secrets/table.ts
/**
* The keyword table: which places of a file are worth a look, and which rules to try there.
*
* A keyword filter in the manner of Aho and Corasick reads one state per byte; the kernel looks at every second position
* only, four bytes at a time. Every keyword is represented by two overlapping samples of four bytes, one byte apart, so
* that one of them begins at an even position however the keyword falls: chosen where they are rarest in ordinary
* sources. Behind the samples stand the keywords, behind these the rules with their tests (`keyword-tests.ts`).
*/
const gateNames = [
	"none",
	"assigned",
	"token",
	"userinfo",
	"paired",
	"flag",
	"assigned-token",
	"valued"
];
const shortestKeyword = 3;
/** The table of these rules, numbered by their places, and of keywords that show a cut in a string. */
function buildTable(rules, triggers) {
	const lists = {
		shapes: [],
		runs: [],
		classes: []
	};
	const numbers = numbering(lists);
	const keywords = /* @__PURE__ */ new Map();
	for (const [number, rule] of rules.entries()) {
		if (rule.kind !== "keyword") continue;
		const tests = testsOf(rule, require_review.rulesReach(rule));
		addRule(keywords, rule, number, (keyword) => numbers(tests(keyword)));
	}
	for (const text of triggers) addTarget(keywords, text, {
		rule: require_review.cutRule,
		flags: 0,
		gate: 0,
		shape: 0,
		run: 0,
		capitals: 0
	});
	const dotted = rules.findIndex((rule) => rule.kind === "keyword" && rule.dotted === true);
	return tableOf([...keywords.values()], lists, dotted);
}
/** A table with further rules, numbered from `first`, whose keywords are not tested. */
function extendTable(table, rules, first) {
	const keywords = new Map(readKeywords(table).map((keyword) => [textOf(keyword.bytes), keyword]));
	for (const [index, rule] of rules.entries()) addRule(keywords, rule, first + index, () => ({
		flags: 0,
		shape: 0,
		run: 0,
		capitals: 0
	}));
	return tableOf([...keywords.values()], readTests(table), table.dottedRule);
}
function textOf(bytes) {
	return Buffer.from(bytes).toString("latin1");
}
function addRule(keywords, rule, number, tests) {
	for (const text of rule.keywords) {
		const own = tests(lowerCase(text));
		const gate = gateNames.indexOf(rule.gate ?? "none");
		addTarget(keywords, text, {
			...own,
			rule: number,
			flags: flagsOf(rule) | own.flags,
			gate
		});
	}
}
function addTarget(keywords, text, target) {
	const bytes = lowerCase(text);
	if (bytes.length < shortestKeyword) throw new RangeError(`the keyword ${text} has fewer than 3 bytes`);
	const keyword = keywords.get(textOf(bytes)) ?? {
		bytes,
		targets: []
	};
	keywords.set(textOf(bytes), keyword);
	if (keyword.targets.at(-1)?.rule !== target.rule) keyword.targets.push(target);
}
/** ASCII letters in lower case, every other byte as it is. */
function lowerCase(text) {
	return Uint8Array.from(Buffer.from(text, "latin1"), (byte) => byte >= 65 && byte <= 90 ? byte + 32 : byte);
}
function flagsOf(rule) {
	if (rule.anchor === "near") return 1;
	return (rule.boundary === false ? 0 : 2) | (rule.precision === "none" ? 0 : 8);
}
/** Gives tests their numbers, equal ones the same. */
function numbering(lists) {
	const known = /* @__PURE__ */ new Map();
	const numberOf = (kind, key, list, item) => {
		const found = known.get(`${kind} ${key}`);
		if (found !== void 0) return found;
		list.push(item());
		known.set(`${kind} ${key}`, list.length);
		return list.length;
	};
	const classOfSet = (set) => numberOf("class", keyOf(set), lists.classes, () => set) - 1;
	const shapeOf = (items) => {
		const flat = items.flatMap(({ set, count }) => [classOfSet(set), count]);
		return flat.length === 0 ? 0 : numberOf("shape", flat.join(), lists.shapes, () => flat);
	};
	const runOf = ({ set, least, before, after }) => {
		const flat = [
			classOfSet(set),
			least,
			before,
			after
		];
		return numberOf("run", flat.join(), lists.runs, () => flat);
	};
	return ({ capitals, shape, run }) => ({
		flags: capitals === void 0 ? 0 : 4,
		capitals: capitals ?? 0,
		shape: shapeOf(shape),
		run: run === void 0 ? 0 : runOf(run)
	});
}
/** By sample as the kernel folds it: its share of the places in ordinary sources, where it is common. */
function sharesOf() {
	const shares = /* @__PURE__ */ new Map();
	for (const [octave, grams] of Object.entries(commonGrams)) for (let at = 0; at < grams.length; at += 4) shares.set(keyOfSample(Buffer.from(grams.slice(at, at + 4), "latin1")), 2 ** -Number(octave));
	return shares;
}
/** Bytes in one number, first byte lowest, with the bit that small letters have. */
function keyOfSample(bytes) {
	return bytes.reduce((value, byte, index) => value | (byte | 32) << 8 * index, 0) >>> 0;
}
/**
* Where the first of the two samples begins. Keywords of five bytes and more hold both; one of four bytes holds the first,
* and three bytes of the second; one of three has a byte before the first.
*/
function chooseOffset(bytes, shares) {
	if (bytes.length < 5) return bytes.length - 4;
	const shareAt = (offset) => shares.get(keyOfSample(bytes.subarray(offset, offset + 4))) ?? 0;
	let best = 0;
	let least = Number.POSITIVE_INFINITY;
	for (let offset = 0; offset <= bytes.length - 5; offset++) {
		const share = shareAt(offset) + shareAt(offset + 1);
		if (share >= least) continue;
		least = share;
		best = offset;
	}
	return best;
}
function entryOf(keyword, bytes, offset) {
	return {
		keyword,
		offset,
		kind: offset < 0 ? 2 : offset + 4 > bytes.length ? 1 : 0,
		key: keyOfSample(bytes.subarray(Math.max(0, offset), offset + 4))
	};
}
function bucketOf({ kind, key }) {
	return kind << 12 | Math.imul(key, 2654435761) >>> 32 - 12;
}
function tableOf(keywords, lists, dottedRule) {
	const shares = sharesOf();
	const entries = keywords.flatMap(({ bytes }, keyword) => {
		const offset = chooseOffset(bytes, shares);
		return [entryOf(keyword, bytes, offset), entryOf(keyword, bytes, offset + 1)];
	});
	entries.sort((a, b) => bucketOf(a) - bucketOf(b) || a.keyword - b.keyword || a.offset - b.offset);
	const perBucket = new Array(3 << 12).fill(0);
	for (const entry of entries) perBucket[bucketOf(entry)] = (perBucket[bucketOf(entry)] ?? 0) + 1;
	return joinParts({
		keywords,
		lists,
		entries,
		perBucket,
		dottedRule
	});
}

exports.buildTable = buildTable;
exports.extendTable = extendTable;
