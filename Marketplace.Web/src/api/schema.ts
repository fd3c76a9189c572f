import type { components } from './generated/openapi';

type Schemas = components['schemas'];

/** A model that is sent: what may be null may also be left out. */
type Input<T> = Omit<T, NullableKeys<T>> & Partial<Pick<T, NullableKeys<T>>>;
type NullableKeys<T> = { [K in keyof T]-?: null extends T[K] ? K : never }[keyof T];

/** One page of a keyset-paginated list. */
export interface Page<T> {
  items: T[];
  /** Passed as `after` for the next page; null on the last one. */
  next: string | null;
}

export type Me = Schemas['Me'];
export type UserModel = Schemas['UserModel'];
export type Registration = Input<Schemas['Registration']>;
export type Invitation = Input<Schemas['Invitation']>;
export type Credentials = Pick<Schemas['LoginRequest'], 'email' | 'password'>;
export type PasswordReset = Schemas['ResetPasswordRequest'];

export type AlertModel = Schemas['AlertModel'];
export type UnreadAlerts = Schemas['UnreadAlerts'];

export type DriftModel = Schemas['DriftModel'];
export type DriftRuleModel = Schemas['DriftRuleModel'];
export type DriftsDecided = Schemas['DriftsDecided'];
export type DriftSummary = Schemas['DriftSummary'];

export type HomeModel = Schemas['HomeModel'];
export type AttentionItem = Schemas['AttentionItem'];
export type SalesDay = Schemas['SalesDay'];

export type ProductSummary = Schemas['ProductSummary'];
export type ProductDetail = Schemas['ProductDetail'];
export type ProductImageDetail = Schemas['ProductImageDetail'];
export type ProductInput = Input<Schemas['ProductInput']>;
export type VariantDetail = Schemas['VariantDetail'];
export type VariantInput = Schemas['VariantInput'];
export type BulkEdit = Input<Schemas['BulkEdit']>;
export type BulkEditResult = Schemas['BulkEditResult'];
export type CategoryModel = Schemas['CategoryModel'];
export type CategoryInput = Input<Schemas['CategoryInput']>;
export type ImageOrder = Schemas['ImageOrder'];

export type ImportCreated = Schemas['ImportCreated'];
export type ImportDetail = Schemas['ImportDetail'];
export type ImportError = Schemas['ImportError'];
export type ImportField = Schemas['ImportField'];
export type ImportPreview = Schemas['ImportPreview'];
export type ImportStart = Input<Schemas['ImportStart']>;

export type ChannelModel = Schemas['ChannelModel'];
export type AuthorizeRequest = Input<Schemas['AuthorizeRequest']>;
export type AuthorizeResponse = Schemas['AuthorizeResponse'];
export type BuyerCaseModel = Schemas['BuyerCaseModel'];
export type CaseAnswerInput = Input<Schemas['CaseAnswerInput']>;
export type CampaignModel = Schemas['CampaignModel'];
export type CampaignInput = Input<Schemas['CampaignInput']>;
export type CampaignCreatedModel = Schemas['CampaignCreatedModel'];
export type ConnectionModel = Schemas['ConnectionModel'];
export type ConnectionSettings = Schemas['ConnectionSettings'];
export type ConnectionSettingsInput = Input<Schemas['ConnectionSettingsInput']>;
export type ConnectionValidation = Schemas['ConnectionValidation'];
export type StandingModel = Schemas['StandingModel'];
export type StandingEvaluationModel = Schemas['StandingEvaluationModel'];
export type ListingTrafficModel = Schemas['ListingTrafficModel'];
export type ListingViolationModel = Schemas['ListingViolationModel'];
export type SettingField = Schemas['SettingField'];
export type SettingChoice = Schemas['SettingChoice'];
export type SyncModel = Schemas['SyncModel'];
export type SyncRequest = Schemas['SyncRequest'];
export type SyncRunModel = Schemas['SyncRunModel'];
export type SyncIssueModel = Schemas['SyncIssueModel'];
export type SyncLogModel = Schemas['SyncLogModel'];

export type ListingModel = Schemas['ListingModel'];
export type ListingDetail = Schemas['ListingDetail'];
export type ListingVariantModel = Schemas['ListingVariantModel'];
export type ListingUpdate = Input<Schemas['ListingUpdate']>;
export type ListingLink = Input<Schemas['ListingLink']>;
export type PublishRequest = Input<Schemas['PublishRequest']>;
export type PublishAccepted = Schemas['PublishAccepted'];
export type PublishProgress = Schemas['PublishProgress'];
export type PublishRefusal = Schemas['PublishRefusal'];
export type Readiness = Schemas['Readiness'];
export type PreparedListing = Schemas['PreparedListing'];
export type ChannelMappingModel = Schemas['ChannelMappingModel'];
export type CategoryMappingModel = Schemas['CategoryMappingModel'];
export type CategoryMappingInput = Schemas['CategoryMappingInput'];
export type PriceRuleModel = Schemas['PriceRuleModel'];

export type OrderSummary = Schemas['OrderSummary'];
export type OrderDetail = Schemas['OrderDetail'];
export type OrderLineModel = Schemas['OrderLineModel'];
export type ShipmentModel = Schemas['ShipmentModel'];
export type ShipRequest = Input<Schemas['ShipRequest']>;
export type CancelRequest = Schemas['CancelRequest'];
export type RefundRequest = Input<Schemas['RefundRequest']>;
export type Address = Schemas['Address'];

export type InventoryItemModel = Schemas['InventoryItemModel'];
export type InventoryAnswer = Pick<InventoryItemModel, 'onHand' | 'reserved' | 'available'>;
export type LedgerEntry = Schemas['LedgerEntry'];
export type BundleComponentModel = Schemas['BundleComponentModel'];
export type BundleInput = Schemas['BundleInput'];
export type OversellCaseModel = Schemas['OversellCaseModel'];
export type QuantityRuleModel = Schemas['QuantityRuleModel'];
export type QuantityRuleInput = Input<Schemas['QuantityRuleInput']>;
export type ExposureSummary = Schemas['ExposureSummary'];
export type ExposureWindow = Schemas['ExposureWindow'];
export type AdjustRequest = Input<Schemas['AdjustRequest']>;

export type OperationModel = Schemas['OperationModel'];
export type WebhookEventModel = Schemas['WebhookEventModel'];
