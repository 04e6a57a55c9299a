/** Every stored planned visit in the shape of the core's own, in the order of the plan, with its site and time zone. */
export const PLANNED_AS_PLAN = `
  select v.visit_id as id,
    exists (select from form f where f.visit_id = v.visit_id and f.state = 'in-progress') as "hasDraft", v.participant_id as participant, s.code as site, s.time_zone as zone,
    jsonb_build_object('code', v.code, 'cycle', v.cycle, 'repetition', v.repetition, 'name', v.name,
      'status', v.status, 'basis', v.basis, 'target', v.target, 'planned', v.planned, 'opens', v.opens,
      'closes', v.closes, 'occurred', v.occurred, 'flags', v.flags, 'explanation', v.explanation) as visit
  from planned_visit v join site s on s.id = v.site_id order by v.participant_id, v.ord`;
