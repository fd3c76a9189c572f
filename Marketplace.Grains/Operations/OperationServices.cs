using Marketplace.Grains.Connections;
using Marketplace.Grains.Operations.Handlers;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Grains.Operations;

internal static class OperationServices
{
    public static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddScoped<IConnectionWork, OperationPump>()
        .AddSingleton<OperationRunner>()
        .AddSingleton<ListingWorkshop>()
        .AddSingleton<IOperationHandler, PublishHandler>()
        .AddSingleton<IOperationHandler, UpdateHandler>()
        .AddSingleton<IOperationHandler, EndHandler>()
        .AddSingleton<IOperationHandler, DeleteHandler>()
        .AddSingleton<IOperationHandler, PushStockHandler>()
        .AddSingleton<IOperationHandler, ShipHandler>()
        .AddSingleton<IOperationHandler, CancelHandler>()
        .AddSingleton<IOperationHandler, RefundHandler>();
}
