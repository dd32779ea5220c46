using Monetize.Collections;
using Monetize.Errors;

// Runs after trimming, when everything that is reached by reflection alone is gone. A test publishes it and reads
// what it prints.
ValueArray<string> ids = [.. ErrorCodes.All.Select(code => code.Id)];
Console.WriteLine($"codes: {string.Join(' ', ids)}");
Console.WriteLine($"equal: {ids == ErrorCodes.All.Select(code => code.Id).ToValueArray()}");
