/** Who mends a component: its owner, not the zone's unit (practice: a component goes to its owner). */
const owners: Readonly<Record<string, string>> = {
  '01004': '市政设施管理处',
  '01037': '城市照明管理处',
  '01040': '邮政分公司',
  '01027': '通信运营单位',
  '02004': '公交公司',
  '02012': '民政局地名办',
  '02017': '交警设施大队',
  '04007': '园林管理处',
  '04011': '园林管理处',
};

/** The unit that answers for a component class; the zone's own unit where the component is the bureau's. */
export function componentOwner(code: string, zoneUnit: string | undefined): string | undefined {
  return owners[code] ?? zoneUnit;
}
