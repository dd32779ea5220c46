using Monetize.CrashTests;

if (Verbs.All.FirstOrDefault(one => args.Length > 0 && one.Name == args[0]) is not { } verb)
{
    Console.WriteLine(Verbs.Usage);
    return 2;
}

try
{
    return await verb.RunAsync(new Arguments(args[1..], verb.Options));
}
catch (UsageException exception)
{
    Console.Error.WriteLine($"{exception.Message}\n{Verbs.Usage}");
    return 2;
}
