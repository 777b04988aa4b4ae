/** Colours and sizes of the console: those of the test phone and the sign-in page. Contrast of text is at least 4.5. */
import type { ThemeConfig } from 'antd';

const FONT =
  'system-ui, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif';

export const THEME: ThemeConfig = {
  token: {
    colorPrimary: '#0f6b5c',
    colorInfo: '#0f6b5c',
    colorLink: '#0f6b5c',
    colorLinkHover: '#0b5649',
    colorError: '#b3261e',
    colorSuccess: '#23753a',
    colorWarning: '#8a5a00',
    colorSuccessBg: '#e6f4ea',
    colorSuccessBorder: '#a9d3b4',
    colorWarningBg: '#fdf1d8',
    colorWarningBorder: '#ecd9a8',
    colorErrorBg: '#fdecea',
    colorErrorBorder: '#efb8b3',
    colorInfoBg: '#e3f1ed',
    colorInfoBorder: '#a5d0c6',
    colorTextBase: '#1d2a2a',
    colorTextSecondary: '#56625f',
    colorTextTertiary: '#5f6a67',
    colorTextDescription: '#56625f',
    colorTextPlaceholder: '#6b7572',
    colorBgLayout: '#f6f3ec',
    colorBorder: '#c9c5b8',
    colorBorderSecondary: '#e6e0d3',
    borderRadius: 8,
    fontFamily: FONT,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  },
  components: {
    Layout: { headerBg: '#ffffff', siderBg: '#ffffff', headerHeight: 56, headerPadding: '0 16px' },
    Menu: { itemBorderRadius: 8, itemHeight: 38, groupTitleColor: '#56625f', itemSelectedBg: '#e3f1ed' },
    Table: { headerBg: '#f8f6f1', headerColor: '#3c4846', headerSplitColor: 'transparent', borderColor: '#ece7dc' },
  },
};
